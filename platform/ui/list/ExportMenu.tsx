import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useStrings } from "../../i18n/locale.ts";
import { AppLink } from "../AppLink.tsx";
import { ErrorPanel } from "../ErrorPanel.tsx";
import { postHeader } from "../frame/tab-post.ts";
import { NoAnswer } from "../refusal.ts";
import { listStrings } from "../strings.ts";
import { useRefusal } from "../useRefusal.ts";

/** Longer lists are written beside the server's answers, and fetched when a notice says so. */
const MOST_AT_ONCE = 20_000;

interface ExportMenuProps {
  readonly url: (kind: "csv" | "xlsx") => string;
  readonly total: number | undefined;
}

export function ExportMenu({ url, total = 0 }: ExportMenuProps) {
  const s = useStrings(listStrings);
  const work = useRefusal();
  const [asked, setAsked] = useState(false);
  const later = (kind: "csv" | "xlsx") =>
    void work.run(async () => {
      const answer = await fetch(url(kind), { method: "POST", headers: { "x-bihuan": "1", ...postHeader() } }).catch(() => {
        throw new NoAnswer();
      });
      if (!answer.ok)
        throw Object.assign(new Error("refused"), { code: "REFUSED", data: (await answer.json().catch(() => null)) as unknown });
      setAsked(true);
    });
  const isLong = total > MOST_AT_ONCE;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: (["xlsx", "csv"] as const).map((kind) =>
            isLong
              ? { key: kind, label: s.later(s[kind]), onClick: () => later(kind) }
              : {
                  key: kind,
                  label: (
                    <a href={url(kind)} download>
                      {s[kind]}
                    </a>
                  ),
                },
          ),
        }}
      >
        <Button aria-haspopup="menu" loading={work.busy}>
          {s.export}
        </Button>
      </Dropdown>
      {asked && (
        <span role="status">
          {s.laterAsked} <AppLink href="/tables">{s.laterSee}</AppLink>
        </span>
      )}
      <ErrorPanel trouble={work.trouble} />
    </>
  );
}
