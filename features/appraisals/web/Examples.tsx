import { Button } from "antd";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { appraisalsApi } from "./api.ts";
import { appraisalStrings } from "./strings.ts";

/** Schemes to begin with. */
export function Examples() {
  const s = useStrings(appraisalStrings);
  const act = useRefusal();
  return (
    <p className="bh-no-print bh-quiet">
      <Button
        loading={act.busy}
        onClick={() =>
          void act.run(async () => {
            await appraisalsApi.enterExamples();
            location.reload();
          })
        }
      >
        {s.examples}
      </Button>{" "}
      {s.examplesHelp}
      <ErrorPanel trouble={act.trouble} />
    </p>
  );
}
