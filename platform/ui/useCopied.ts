import { useRef, useState } from "react";

/** Copies what a field shows; where the browser forbids it, the text is selected for the hand. */
export function useCopied<F extends HTMLInputElement | HTMLTextAreaElement>(text: string) {
  const field = useRef<F>(null);
  const [copied, setCopied] = useState<"yes" | "by-hand">();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      field.current?.select();
      setCopied("by-hand");
    }
  };
  return { field, copied, copy };
}
