import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { StateTag } from "../../../platform/ui/record/StateTag.tsx";
import type { NamedPolicy } from "../contract.ts";
import { VALIDITY } from "../validity.ts";
import { VALIDITY_TONES, articleHref } from "./api.ts";
import { policiesStrings } from "./strings.ts";

/** A document wherever it is named: its validity beside it and, where it no longer holds, its successor. */
export function Named({ policy, address = null }: { readonly policy: NamedPolicy; readonly address?: string | null }) {
  const s = useStrings(policiesStrings);
  return (
    <>
      <AppLink href={articleHref(policy.id, address)}>
        {policy.title}
        {address}
      </AppLink>{" "}
      {policy.issuedOn && (
        <small className="bh-quiet">
          <DayText day={policy.issuedOn} />
        </small>
      )}{" "}
      <StateTag label={VALIDITY[policy.validity]} tone={VALIDITY_TONES[policy.validity]} />
      {policy.successor && (policy.validity === "superseded" || policy.validity === "repealed") && (
        <>
          {" "}
          → {s.successor}
          <AppLink href={`/policies/${policy.successor.id}`}>{policy.successor.title}</AppLink>
        </>
      )}
    </>
  );
}

/** A word beside a link in running text: what is named no longer holds. */
export function EndedMark({ policy }: { readonly policy: NamedPolicy }) {
  const word = useWord();
  if (policy.validity !== "superseded" && policy.validity !== "repealed") return null;
  return <small className="po-ended">（{word(VALIDITY[policy.validity])}）</small>;
}
