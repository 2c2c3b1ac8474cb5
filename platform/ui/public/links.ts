import { tokenIn } from "../../links/token-text.ts";
import { useCallback, useEffect, useState } from "react";
import { useWord } from "../../i18n/locale.ts";
import { sayTrouble, troubleOf, type Trouble } from "../refusal.ts";

/** The token stands in the fragment, which no server and no log ever sees. */
export const tokenInAddress = (): string => tokenIn(location.hash) ?? "";

/** What else stands in the fragment as it was written, as a paper's number behind its code: "" where it can be no text. */
export const textInAddress = (): string => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
};

/** A link that was cut short on its way. */
const NO_CODE = {
  zh: "这个链接在转发时断了，编号没有带上。请回到原来的消息里重新点开，或在下面输入编号",
  en: "The link was cut on its way and its code is missing. Open it again from the message, or enter the code below",
};

/** Opens what a link shows; `reload` shows it as it stands now, what was shown staying meanwhile. */
export function useOpened<T>(open: (token: string) => Promise<T>): {
  data: T | undefined;
  trouble: Trouble | undefined;
  reload: () => Promise<void>;
} {
  const [state, set] = useState<{ data: T | undefined; trouble: Trouble | undefined }>({ data: undefined, trouble: undefined });
  const load = async () => {
    const token = tokenInAddress();
    if (token === "") return set({ data: undefined, trouble: { kind: "refused", refusal: { code: "no-code", message: NO_CODE } } });
    await open(token).then(
      (data) => set({ data, trouble: undefined }),
      (error: unknown) => set({ data: undefined, trouble: troubleOf(error) }),
    );
  };
  useEffect(() => void load(), []);
  return { ...state, reload: load };
}

/** Sends one answer at a time and keeps what refused it. */
export function useSend(): {
  busy: boolean;
  words: string | undefined;
  /** What is wrong, field by field. */
  fields: Readonly<Record<string, { zh: string; en: string }>>;
  send: (act: () => Promise<void>) => void;
} {
  const word = useWord();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const send = useCallback((act: () => Promise<void>) => {
    setBusy(true);
    setTrouble(undefined);
    act()
      .catch((error: unknown) => setTrouble(troubleOf(error)))
      .finally(() => setBusy(false));
  }, []);
  const fields = (trouble?.kind === "refused" ? trouble.refusal.fields : undefined) ?? {};
  return { busy, words: trouble && word(sayTrouble(trouble)), fields, send };
}
