import { Button, Drawer } from "antd";
import { useStrings } from "../../i18n/locale.ts";
import type { Preview } from "../../files/preview.ts";
import { fetchJson } from "../api.ts";
import { WhenLoaded } from "../Page.tsx";
import { useLoad } from "../useLoad.ts";
import { recordsStrings } from "./strings.ts";

export interface Shown {
  readonly id: number;
  readonly name: string;
  readonly mediaType: string;
}

const isPicture = (type: string): boolean => /^image\/(png|jpeg|webp)$/.test(type);
const isPdf = (type: string): boolean => type === "application/pdf";
/** Pictures and PDF are drawn by the browser, Word and Excel as texts that the server read; others (.tif, .ofd, .doc) are saved and opened there. */
export const isSeen = (type: string): boolean =>
  isPicture(type) ||
  isPdf(type) ||
  type.endsWith("wordprocessingml.document") ||
  type.endsWith("spreadsheetml.sheet") ||
  type.endsWith("ms-excel");

/** A file beside its record, and the next of them. */
export function FilePreview({
  files,
  shown,
  onShow,
}: {
  readonly files: readonly Shown[];
  readonly shown: Shown | undefined;
  readonly onShow: (file: Shown | undefined) => void;
}) {
  const s = useStrings(recordsStrings);
  const at = files.findIndex((f) => f.id === shown?.id);
  // Round and round: neither way ends in a button that does nothing.
  const [before, after] = [files.at(at - 1), files[(at + 1) % files.length]];
  return (
    <Drawer open={shown !== undefined} size="large" title={shown?.name} onClose={() => onShow(undefined)} destroyOnHidden>
      {shown && (
        <>
          {files.length > 1 && (
            <p className="bh-walk">
              <Button size="small" onClick={() => onShow(before)}>
                ‹ {s.previous}
              </Button>
              <span className="bh-quiet">
                {at + 1}/{files.length}
              </span>
              <Button size="small" onClick={() => onShow(after)}>
                {s.next} ›
              </Button>
            </p>
          )}
          {isPicture(shown.mediaType) ? (
            <img className="bh-preview" src={`/api/files/${shown.id}`} alt={shown.name} />
          ) : (
            <Read key={shown.id} file={shown} />
          )}
        </>
      )}
    </Drawer>
  );
}

function Read({ file }: { readonly file: Shown }) {
  const s = useStrings(recordsStrings);
  const loaded = useLoad(["file", file.id], () => fetchJson<Preview>(`/api/files/${file.id}/preview`));
  return (
    <WhenLoaded of={loaded}>
      {({ pages, paragraphs, sheets, isCut }) => (
        <>
          {pages !== undefined && <p className="bh-quiet">{s.pages(pages)}</p>}
          {isPdf(file.mediaType) && <iframe className="bh-preview-pdf" src={`/api/files/${file.id}?inline`} title={file.name} />}
          {paragraphs?.map((text, i) => (
            <p key={i}>{text}</p>
          ))}
          {sheets?.map((sheet) => (
            <section key={sheet.name}>
              <h3>{sheet.name}</h3>
              <div className="bh-scroll" tabIndex={0} role="region" aria-label={sheet.name}>
                <table className="bh-groups">
                  <tbody>
                    {sheet.rows.map((row, i) => (
                      <tr key={i}>
                        {row.map((cell, k) => (
                          <td key={k}>{cell}</td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </section>
          ))}
          {isCut && <p className="bh-notice">{s.previewCut}</p>}
        </>
      )}
    </WhenLoaded>
  );
}
