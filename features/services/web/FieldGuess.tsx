import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { matching } from "./api.ts";
import { intakeStrings } from "./intake-strings.ts";

/** Fields of science by the words so far, each with how sure it is; the field stays as it is until one is taken, and stays open to another. */
export function FieldGuess({
  said,
  current,
  busy = false,
  take,
}: {
  readonly said: string;
  readonly current: string;
  readonly busy?: boolean;
  readonly take: (code: string) => void;
}) {
  const s = useStrings(intakeStrings);
  const guessed = useLoad(["guessed-field", said], () => matching.guessField({ text: said.slice(0, 10_000) }), { keep: true });
  const list = (guessed.data ?? []).filter((g) => g.code !== current.slice(0, g.code.length));
  if (list.length === 0) return null;
  return (
    <section className="bh-panel bh-no-print" aria-label={s.guess}>
      <h3>{s.guess}</h3>
      <ul className="bh-todo">
        {list.map((g) => (
          <li key={g.code}>
            <Button loading={busy} onClick={() => take(g.code)} aria-label={`${s.takeOne}：${g.name}`}>
              {s.takeOne}
            </Button>
            <div>
              {g.code} {g.name} · {s[g.sure]}
            </div>
          </li>
        ))}
      </ul>
      <p className="bh-quiet">{s.guessHint}</p>
    </section>
  );
}
