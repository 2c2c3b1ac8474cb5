import { Button } from "antd";
import { useLocale, useStrings } from "../../i18n/locale.ts";
import { showDay } from "../../register/fields.ts";
import { QrCode } from "../QrCode.tsx";
import { SendLink } from "./SendLink.tsx";
import { panelStrings } from "../strings.ts";
import { useCopied } from "../useCopied.ts";

export interface LinkHandoverProps {
  /** The whole address with its token. It exists only in the answer that made it. */
  readonly url: string;
  /** The case it belongs to. */
  readonly caseId: number;
  /** A short code for reading out, where the link has one. */
  readonly code?: string | undefined;
  readonly forWhom: string;
  /** What the link lets its holder do, in one sentence. */
  readonly purpose?: string | undefined;
  /** The last day it works. */
  readonly expiresOn?: string | undefined;
  /** The phone or mail address, masked, to which the system sent it: then its token is shown to nobody. */
  readonly sentTo?: string | null | undefined;
  /** Hands it over on paper instead; what is answered from here counts as in the party's stead. */
  readonly onPaper?: (() => void) | undefined;
}

/** Hands a one-time link over: copied into a message, scanned from the screen, printed, or sent by the installation's channels. */
export function LinkHandover({ url, caseId, code, forWhom, purpose, expiresOn, sentTo, onPaper }: LinkHandoverProps) {
  const s = useStrings(panelStrings);
  const { locale } = useLocale();
  const { field: address, copied, copy } = useCopied<HTMLInputElement>(url);
  if (sentTo)
    return (
      <section className="bh-handover" role="status">
        <div className="bh-handover-text">
          <p>
            <strong>{sentTo.includes("@") ? s.sentToMail(sentTo) : s.sentTo(sentTo)}</strong>
          </p>
          <p className="bh-quiet">{s.sentToMore}</p>
          {onPaper && <Button onClick={onPaper}>{s.onPaper}</Button>}
        </div>
      </section>
    );
  return (
    <section className="bh-handover bh-print">
      <QrCode text={url} label={s.scan} />
      <div className="bh-handover-text">
        <p>
          <strong>{s.handTo(forWhom)}</strong>
        </p>
        {purpose && <p>{purpose}</p>}
        <input ref={address} className="bh-handover-url" readOnly value={url} aria-label={s.copy} onFocus={(e) => e.target.select()} />
        <p className="bh-print-only bh-break">{url}</p>
        {code && (
          <p>
            {s.code} <code className="bh-code">{code}</code>
          </p>
        )}
        {expiresOn && <p>{s.expires(showDay(expiresOn, locale))}</p>}
        <p className="bh-quiet bh-no-print">{s.once}</p>
        <p className="bh-no-print">{s.worth}</p>
        <div className="bh-actions-row bh-no-print">
          <Button type="primary" onClick={() => void copy()}>
            {s.copy}
          </Button>
          <Button onClick={() => print()}>{s.print}</Button>
          <span role="status">{copied === "yes" ? s.copied : copied === "by-hand" ? s.copyByHand : ""}</span>
        </div>
        <SendLink caseId={caseId} token={url.slice(url.indexOf("#") + 1)} />
      </div>
    </section>
  );
}
