/** Why a file does not even begin to travel; the pictures' and papers' own check comes between. */
export const beyondLimits = (
  size: number,
  taken: number,
  limits: { readonly maxBytes: number; readonly maxFiles: number },
): "tooMany" | "tooBig" | undefined => (taken >= limits.maxFiles ? "tooMany" : size > limits.maxBytes ? "tooBig" : undefined);
