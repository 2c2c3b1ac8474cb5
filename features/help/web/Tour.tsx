import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { useGo, usePathname } from "../../../platform/ui/address.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import type { Me } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { TOURS } from "../tours.ts";
import { call } from "./api.ts";
import { helpStrings } from "./strings.ts";

const CALLED = "bihuan:tour";
/** Shows the steps again, whoever has ended them. */
export const callTour = (): void => void dispatchEvent(new Event(CALLED));

/** Where somebody arrives after signing in: there the steps are offered; elsewhere they show to whoever follows them. */
const ARRIVAL = ["/", "/workbench", "/places/venues"];

/** The first day in five steps: a panel in the page that stands in nobody's way, ended for good by one press. */
export function Tour({ me }: { readonly me: Me }) {
  const s = useStrings(helpStrings);
  const word = useWord();
  const go = useGo();
  const path = usePathname();
  const cache = useQueryClient();
  const work = useRefusal();
  const [at, setAt] = useState<number>();
  useEffect(() => {
    const call = () => setAt(0);
    addEventListener(CALLED, call);
    return () => removeEventListener(CALLED, call);
  }, []);
  const role = me.posts.find((p) => p.id === me.postId)?.roles[0] ?? "";
  const steps = TOURS[role] ?? [];
  const isFollowed = at !== undefined;
  const step = steps[at ?? 0];
  if (!step || !(isFollowed || (me.offerTour && ARRIVAL.includes(path)))) return null;
  const end = () =>
    work.run(async () => {
      await call.endTour();
      setAt(undefined);
      await cache.invalidateQueries({ queryKey: ["me"] });
      document.getElementById("main")?.focus();
    });
  const number = (at ?? 0) + 1;
  const isLast = number === steps.length;
  return (
    <section className="bh-tour bh-no-print" aria-label={s.tour(number, steps.length)}>
      <p aria-live="polite">
        <strong>{s.tour(number, steps.length)}</strong> {word(step.say)}
      </p>
      <div className="bh-actions-row">
        {path !== step.href && (
          <Button
            size="small"
            onClick={() => {
              setAt(number - 1);
              go(step.href);
            }}
          >
            {s.go}
          </Button>
        )}
        {number > 1 && (
          <Button size="small" onClick={() => setAt(number - 2)}>
            {s.back}
          </Button>
        )}
        {!isLast && (
          <Button size="small" onClick={() => setAt(number)}>
            {s.next}
          </Button>
        )}
        <Button size="small" type={isLast ? "default" : "text"} loading={work.busy} onClick={() => void end()}>
          {isLast ? s.done : s.skip}
        </Button>
      </div>
      <ErrorPanel trouble={work.trouble} />
    </section>
  );
}
