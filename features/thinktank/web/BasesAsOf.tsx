import { AsOfPage } from "../../../platform/ui/records/AsOfPage.tsx";
import type { Records } from "../../../platform/records/define.ts";
import { bases } from "../bases.ts";
import { studiesApi } from "./api.ts";
import { studiesStrings } from "./studies-strings.ts";

export const BasesAsOf = () => (
  <AsOfPage
    records={bases as unknown as Records}
    title={{ zh: studiesStrings.zh.asOf, en: studiesStrings.en.asOf }}
    load={(day, cursor) => studiesApi.basesAsOf({ day, ...(cursor === undefined ? {} : { cursor }) })}
  />
);
