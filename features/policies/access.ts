/** Reading needs no more than a session; entering is for those who answer for documents. Which documents: those of the own unit and below. */
export const policiesPermissions: Readonly<Record<string, readonly string[]>> = {
  reviewer: ["policy.edit"],
  leader: ["policy.edit"],
};
