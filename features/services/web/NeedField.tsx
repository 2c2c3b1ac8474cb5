import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useMay } from "../../../platform/ui/session.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { call, type DemandView } from "./api.ts";
import { FieldGuess } from "./FieldGuess.tsx";

const SAID = ["presentState", "target", "tried", "limits", "rawText"] as const;

/** A stored need without a field of science is offered those its words speak of; what is taken stands in its history and can be changed again. */
export function NeedField({ d, onDone }: { readonly d: DemandView; readonly onDone: () => Promise<void> }) {
  const may = useMay()("demand.edit");
  const act = useRefusal();
  if (!may || d.case.closedOn !== null || d.values.fieldCode) return null;
  const said = [d.case.title, ...SAID.map((key) => d.values[key] ?? "")].join("\n").trim();
  return (
    <>
      <FieldGuess
        said={said}
        current=""
        busy={act.busy}
        take={(code) =>
          void act.run(async () => {
            await call.takeField({ id: d.case.id, version: d.version, code });
            await onDone();
          })
        }
      />
      <ErrorPanel trouble={act.trouble} />
    </>
  );
}
