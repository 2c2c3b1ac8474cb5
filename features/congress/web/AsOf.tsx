import type { Records } from "../../../platform/records/define.ts";
import { AsOfPage } from "../../../platform/ui/records/AsOfPage.tsx";
import { nominees } from "../nominee.ts";
import { congress } from "./api.ts";
import { congressStrings as strings } from "./strings.ts";

export const RosterAsOf = () => (
  <AsOfPage
    records={nominees as unknown as Records}
    title={{ zh: strings.zh.asOf, en: strings.en.asOf }}
    more={[{ key: "congress", label: { zh: "哪一届", en: "Congress" }, type: "text" }]}
    load={(day, cursor) => congress.rosterAsOf({ day, ...(cursor === undefined ? {} : { cursor }) })}
  />
);
