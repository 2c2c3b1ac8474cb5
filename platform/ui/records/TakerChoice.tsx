import { Select } from "antd";
import { useStrings } from "../../i18n/locale.ts";
import { WhenLoaded } from "../Page.tsx";
import { useLoad } from "../useLoad.ts";
import { workCalls } from "./client.ts";
import { recordsStrings } from "./strings.ts";

/** To whom: advisers in office of the own unit and beneath, with what they carry. */
export function TakerChoice({ busy, onChosen }: { readonly busy: boolean; readonly onChosen: (id: number, name: string) => void }) {
  const s = useStrings(recordsStrings);
  const loaded = useLoad(["takers"], () => workCalls.listColleagues({}));
  return (
    <WhenLoaded of={loaded}>
      {({ to }) => (
        <Select
          aria-label={s.taker}
          placeholder={s.taker}
          showSearch={{ optionFilterProp: "label" }}
          popupMatchSelectWidth={false}
          style={{ minWidth: 240 }}
          loading={busy}
          options={to.map((p) => ({ value: p.id, label: s.takerLine(p.name, p.unitName, p.open) }))}
          onChange={(id: number) => onChosen(id, to.find((p) => p.id === id)?.name ?? "")}
        />
      )}
    </WhenLoaded>
  );
}
