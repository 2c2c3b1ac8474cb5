import { createContext, useContext, useId, type ReactNode } from "react";
import { useStrings } from "../../i18n/locale.ts";
import { publicStrings } from "./strings.ts";

export interface QuestionProps {
  readonly title: string;
  readonly help?: string | undefined;
  readonly fault?: string | undefined;
  readonly optional?: boolean | undefined;
  /** A Choice or a TextArea. */
  readonly children: ReactNode;
}

export interface QuestionIds {
  readonly titleId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

const Ids = createContext<QuestionIds>({ titleId: "", describedBy: undefined, invalid: false });
export const useQuestion = (): QuestionIds => useContext(Ids);

/** One question on its own, with its help and what is wrong with the answer. */
export function Question({ title, help, fault, optional = false, children }: QuestionProps) {
  const s = useStrings(publicStrings);
  const id = useId();
  const describedBy = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <section className="pb-question">
      <h2 id={`${id}-title`}>
        {title}
        {optional && <small>（{s.optional}）</small>}
      </h2>
      {help && (
        <p id={`${id}-help`} className="pb-help">
          {help}
        </p>
      )}
      <Ids value={{ titleId: `${id}-title`, describedBy: describedBy === "" ? undefined : describedBy, invalid: fault !== undefined }}>
        {children}
      </Ids>
      {fault && (
        <p id={`${id}-fault`} className="pb-fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
