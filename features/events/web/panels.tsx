import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { defineStrings } from "../../../platform/i18n/strings.ts";
import type { Label } from "../../../platform/http/contract.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import type { PanelProps } from "../../../platform/ui/records/RecordPage.tsx";
import type { CampaignFigure } from "../server.ts";

const strings = defineStrings({
  zh: {
    cite: "怎样引用",
    not: "现在不能引用：先附上截图或后台导出，再由登记人以外的人复核。",
    never: "各平台的数字不相加，不是人数，不作考核依据。",
    figures: "媒体数据",
    none: "还没有媒体数据。",
    unchecked: "待复核，不可引用",
  },
  en: {
    cite: "How to cite it",
    not: "Not to be cited yet: add the picture or the export, then somebody else than its reader checks it.",
    never: "Figures of platforms are not added up, are no people, and no basis of assessment.",
    figures: "Media figures",
    none: "No figures yet.",
    unchecked: "unchecked, not to be cited",
  },
});

export function Citation({ given }: PanelProps) {
  const s = useStrings(strings);
  const word = useWord();
  return (
    <Section title={s.cite}>
      <p>{given === null ? s.not : word(given as Label)}</p>
      <p className="bh-quiet">{s.never}</p>
    </Section>
  );
}

export function Figures({ given }: PanelProps) {
  const s = useStrings(strings);
  const { locale } = useLocale();
  const figures = given as readonly CampaignFigure[];
  return (
    <Section title={s.figures} id="figures">
      {figures.length === 0 && <p className="bh-quiet">{s.none}</p>}
      <ul>
        {figures.map((f) => (
          <li key={f.id}>
            <AppLink href={`/campaigns/figures/${f.id}`}>{f.work}</AppLink> {f.platform} {f.metric} {f.value.toLocaleString("zh-CN")} ·{" "}
            {showDay(f.readOn, locale)} {f.state === "entered" && <strong>{s.unchecked}</strong>}
          </li>
        ))}
      </ul>
      <p className="bh-quiet">{s.never}</p>
    </Section>
  );
}
