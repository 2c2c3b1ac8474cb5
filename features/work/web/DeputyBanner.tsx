import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useGo, usePathname } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { takePost, type Me } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { deputyStrings } from "./deputy-strings.ts";

/** In another's post: whose, on every page. In one's own, on the first page: whose post may be acted in. Such posts are numbered below zero. */
export function DeputyBanner({ me }: { readonly me: Me }) {
  const s = useStrings(deputyStrings);
  const path = usePathname();
  const go = useGo();
  const cache = useQueryClient();
  const change = useRefusal();
  const take = (id: number) =>
    void change.run(async () => {
      await takePost(id);
      go("/");
      await cache.resetQueries();
    });
  const name = (p: Me["posts"][number]) => `${p.unitName} · ${p.title}`;
  const acting = me.posts.find((p) => p.id === me.postId && p.id < 0);
  const own = me.posts.find((p) => p.id > 0);
  const others = acting || path !== "/" ? [] : me.posts.filter((p) => p.id < 0);
  if (!acting && others.length === 0) return null;
  return (
    <section className="bh-tour bh-no-print" aria-label={s.deputies}>
      {acting && (
        <>
          <p>{s.acting(name(acting))}</p>
          {own && (
            <Button size="small" loading={change.busy} onClick={() => take(own.id)}>
              {s.back}
            </Button>
          )}
        </>
      )}
      {others.map((p) => (
        <div key={p.id} className="bh-actions-row">
          <span>{s.may(name(p))}</span>
          <Button size="small" loading={change.busy} onClick={() => take(p.id)}>
            {s.take}
          </Button>
        </div>
      ))}
      <ErrorPanel trouble={change.trouble} />
    </section>
  );
}
