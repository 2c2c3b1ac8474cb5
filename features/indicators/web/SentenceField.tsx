import { Input } from "antd";
import { printExpression, readSentence, type Beside, type Catalogue } from "@bihuan/indicators";
import { useId, useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { keyWord } from "../words.ts";
import { indicatorsStrings } from "./strings.ts";

/** The rule as a sentence that may be written over: what is understood becomes the expression, what is not is said with its place. */
export function SentenceField({
  facts,
  beside,
  sentence,
  onRead,
}: {
  readonly facts: Catalogue;
  readonly beside: Beside;
  readonly sentence: string;
  readonly onRead: (expression: string) => void;
}) {
  const s = useStrings(indicatorsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const id = useId();
  const [own, setOwn] = useState<string>();
  const read = own === undefined ? undefined : readSentence(own, facts, locale === "en" ? "en" : "zh", keyWord, beside);
  return (
    <div className="bh-field">
      <label htmlFor={id}>{s.sentence}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        value={own ?? sentence}
        aria-describedby={`${id}h`}
        status={read && !read.ok ? "error" : ""}
        onChange={(e) => {
          const words = e.target.value;
          setOwn(words);
          const found = readSentence(words, facts, locale === "en" ? "en" : "zh", keyWord, beside);
          if (found.ok) onRead(printExpression(found.value));
        }}
        onBlur={() => {
          if (read?.ok) setOwn(undefined);
        }}
      />
      {read && !read.ok ? (
        <p id={`${id}h`} className="bh-fault" role="alert">
          {s.fromCharacter(read.error.at + 1)}
          {word(read.error.message)}
        </p>
      ) : (
        <p id={`${id}h`} className="bh-help">
          {s.sentenceHelp}
        </p>
      )}
    </div>
  );
}
