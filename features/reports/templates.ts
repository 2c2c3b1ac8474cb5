/**
 * A report is sentences whose every number is an indicator. `{code}` prints the figure with its unit; a sentence that
 * names `when` is left out while that indicator is zero or missing. Nothing here is official text.
 */
export interface ReportTemplate {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly sections: readonly {
    readonly heading: string;
    readonly sentences: readonly { readonly text: string; readonly when?: string }[];
  }[];
}

export const TEMPLATES: readonly ReportTemplate[] = [
  {
    name: "services",
    title: { zh: "科技服务工作情况报告", en: "Report on services" },
    sections: [
      {
        heading: "需求与引荐",
        sentences: [
          {
            text: "本期经确认的需求{confirmed_demands}（本人确认，或代为确认后经第二人回访核实），涉及需求方{confirmed_demanders}。",
            when: "confirmed_demands",
          },
          { text: "首次引荐率为{introduction_rate}，从确认到首次引荐的天数中位数为{days_to_introduction}。", when: "introduction_rate" },
          { text: "受理保姆服务订单{orders}。", when: "orders" },
          { text: "入选科博会项目{fair_projects}。", when: "fair_projects" },
        ],
      },
      {
        heading: "签约与成效",
        sentences: [
          { text: "举办产业技术发展大会{conferences}。", when: "conferences" },
          {
            text: "见于公开报道的签约合计{reported_agreements}，金额{reported_amount}，未分意向与合同，不与下列合同相加。",
            when: "reported_agreements",
          },
          { text: "签订合同{agreements}，合同金额合计{agreement_amount}；另有意向协议{intentions}。", when: "agreements" },
          {
            text: "签约率为{contract_rate}。其中意向金额{intention_amount}，合同金额{contract_amount}，登记技术合同金额{registered_amount}，意向与合同分列，不作相加。",
            when: "contract_rate",
          },
          { text: "履约节点到位金额{amount_in_place}。", when: "amount_in_place" },
          { text: "经需求方确认见效{effect_confirmed}。", when: "effect_confirmed" },
        ],
      },
      { heading: "办结情况", sentences: [{ text: "终止的需求中写明原因的占{closed_with_reason}。", when: "closed_with_reason" }] },
    ],
  },
];

/** Measure words after a count, by indicator. */
export const MEASURE_WORDS: Readonly<Record<string, string>> = {
  confirmed_demanders: "家",
  confirmed_demands: "件",
  orders: "件",
  fair_projects: "项",
  conferences: "场",
  agreements: "项",
  intentions: "项",
  reported_agreements: "项",
  effect_confirmed: "件",
  places_accepted: "处",
  reported_caravans: "次",
  reported_caravan_counties: "个",
  reported_caravan_schools: "所",
  reported_caravan_pupils: "名",
  reported_expert_reviews: "次",
  reported_tenders: "项",
  reported_specimens: "件",
  reported_specimen_batches: "批",
  reported_bases: "家",
  reported_bases_preparing: "家",
  reported_studies: "项",
};
