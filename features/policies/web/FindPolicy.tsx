import { Select } from "antd";
import { useId, useRef, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { NamedPolicy } from "../contract.ts";
import { VALIDITY } from "../validity.ts";
import { call } from "./api.ts";
import { policiesStrings } from "./strings.ts";

interface FindPolicyProps {
  readonly label: string;
  readonly value: NamedPolicy | undefined;
  readonly onChoose: (policy: NamedPolicy) => void;
}

/** Finds a document by words of its title or its number. */
export function FindPolicy({ label, value, onChoose }: FindPolicyProps) {
  const s = useStrings(policiesStrings);
  const word = useWord();
  const id = useId();
  const [found, setFound] = useState<readonly NamedPolicy[]>([]);
  const asked = useRef("");
  const search = (text: string) => {
    asked.current = text;
    if (text.trim() === "") return setFound([]);
    // Only the answer to what was typed last counts.
    void call.findPolicies({ text }).then(
      (rows) => asked.current === text && setFound(rows),
      () => asked.current === text && setFound([]),
    );
  };
  const shown = value && !found.some((f) => f.id === value.id) ? [value, ...found] : found;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        showSearch
        filterOption={false}
        value={value?.id ?? null}
        placeholder={s.findOther}
        onSearch={search}
        options={shown.map((f) => ({ value: f.id, label: `${f.title} ${f.issuedOn ?? ""} ${word(VALIDITY[f.validity])}` }))}
        onChange={(chosen: number | null) => {
          const policy = shown.find((f) => f.id === chosen);
          if (policy) onChoose(policy);
        }}
      />
    </>
  );
}
