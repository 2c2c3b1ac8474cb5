import { RecordLink } from "../../../platform/ui/record/record-pages.tsx";

interface Evidence {
  readonly type: "file" | "link" | "case" | "source";
  /** Of a file its number, of a case its record, of a source its own words; else how the program finds it again, which nobody reads. */
  readonly ref: string;
  readonly label: string;
}

/** What a fact rests on: files and records open, a source is named. */
export function EvidenceList({ of }: { readonly of: readonly Evidence[] }) {
  return (
    <ul>
      {of.map((e) => (
        <li key={`${e.type}${e.ref}`}>
          {e.type === "file" ? (
            <a href={`/api/files/${e.ref}`}>{e.label}</a>
          ) : e.type === "case" ? (
            <RecordLink subject={e.ref}>{e.label}</RecordLink>
          ) : (
            `${e.label}${isWords(e) ? `：${e.ref}` : ""}`
          )}
        </li>
      ))}
    </ul>
  );
}

const isWords = ({ type, ref, label }: Evidence): boolean => type === "source" && ref !== label && !/^[a-z_-]+:/.test(ref);
