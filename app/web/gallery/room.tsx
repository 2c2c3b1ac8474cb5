import { Button } from "antd";
import { useState } from "react";
import { ActionBar, type AvailableAction } from "../../../platform/ui/record/ActionBar.tsx";
import { AppLink } from "../../../platform/ui/AppLink.tsx";
import { CaseTimeline } from "../../../platform/ui/record/CaseTimeline.tsx";
import { Chart } from "../../../platform/ui/chart/Chart.tsx";
import { EmptyState } from "../../../platform/ui/EmptyState.tsx";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FieldHistory } from "../../../platform/ui/record/FieldHistory.tsx";
import { Figure } from "../../../platform/ui/chart/Figure.tsx";
import { FileUpload } from "../../../platform/ui/form/FileUpload.tsx";
import { LinkHandover } from "../../../platform/ui/record/LinkHandover.tsx";
import { RecordDetail } from "../../../platform/ui/record/RecordDetail.tsx";
import { RegisterForm } from "../../../platform/ui/form/RegisterForm.tsx";
import { RegisterList } from "../../../platform/ui/list/RegisterList.tsx";
import type { RouteGroup } from "../../../platform/ui/room.ts";
import { StepForm } from "../../../platform/ui/form/StepForm.tsx";
import type { Tone } from "../../../platform/ui/record/StateTag.tsx";
import { loadNeeds, needs } from "./sample.ts";

const l = (zh: string, en: string) => ({ zh, en });
const tones: Record<string, Tone> = { open: "wait", going: "go", late: "bad", done: "good", closed: "rest" };

const ListPage = () => (
  <>
    <h1>服务需求（示例）</h1>
    <RegisterList
      register={needs}
      load={loadNeeds}
      tones={tones}
      href={() => "/case"}
      exportUrl={(kind) => `/api/export.${kind}`}
      empty={{ title: "还没有需求", hint: "电话里听到一条，就登记一条。", action: <AppLink href="/step">登记需求</AppLink> }}
      actions={(can) =>
        can["create"] && (
          <Button type="primary" href="/step">
            登记需求
          </Button>
        )
      }
    />
  </>
);

const EmptyPage = () => (
  <>
    <h1>空列表（示例）</h1>
    <RegisterList
      register={needs}
      name="empty"
      load={async () => ({ rows: [], next: null, total: 0, totalIsExact: true, can: {} })}
      empty={{ title: "还没有需求", hint: "电话里听到一条，就登记一条。", action: <AppLink href="/step">登记需求</AppLink> }}
    />
  </>
);

const refuseTaken = async () => {
  await new Promise((r) => setTimeout(r, 200));
  throw {
    code: "REFUSED",
    data: {
      code: "taken",
      message: l("这条需求已经登记过", "Already entered"),
      fields: { title: l("与 3 月 5 日登记的一条相同", "Same as one of 5 March") },
    },
  };
};
const StepPage = () => (
  <>
    <h1>登记需求（示例）</h1>
    <div className="bh-panel">
      <StepForm register={needs} draftKey="sample.step" onSubmit={refuseTaken} />
    </div>
  </>
);
const FormPage = () => (
  <>
    <h1>修改需求（示例）</h1>
    <div className="bh-panel">
      <RegisterForm
        register={needs}
        draftKey="sample.form"
        initial={{ title: "果树病虫害诊断", amount: 1_250_050, urgent: true, kind: "tech" }}
        onSubmit={refuseTaken}
      />
    </div>
  </>
);

const ACTIONS: readonly AvailableAction[] = [
  { action: "take", label: l("受理", "Take on"), allowed: true, unmet: [], needsReason: false },
  {
    action: "reject",
    label: l("不予受理", "Turn down"),
    allowed: true,
    unmet: [],
    needsReason: true,
    reasons: [
      { value: "area", label: l("不在服务范围", "Out of scope") },
      { value: "double", label: l("重复登记", "Entered twice") },
    ],
  },
  { action: "back", label: l("退回补充", "Send back"), allowed: true, unmet: [], needsReason: true },
  {
    action: "close",
    label: l("办结", "Close"),
    allowed: false,
    unmet: [
      { label: l("需求人确认", "the asker's confirmation"), at: null },
      { label: l("服务记录至少一条", "one record of service"), at: "records" },
    ],
    needsReason: false,
  },
];

function CasePage() {
  const [log, setLog] = useState<string[]>([]);
  return (
    <>
      <h1>果树病虫害诊断（示例）</h1>
      <div className="bh-panel">
        <ActionBar
          actions={ACTIONS}
          undo={{ take: "back" }}
          onAct={async (a) => {
            await new Promise((r) => setTimeout(r, 300));
            setLog((x) => [...x, a.action]);
          }}
        />
        <output data-testid="acts" hidden>
          {log.join(",")}
        </output>
      </div>
      <div className="bh-columns-2">
        <div>
          <section className="bh-panel">
            <h2>基本情况</h2>
            <RecordDetail
              register={needs}
              tones={tones}
              onLook={async () => "13800000000"}
              values={{
                title: "果树病虫害诊断",
                unitName: "示例果业合作社",
                kind: "tech",
                state: "going",
                opened: "2026-03-05",
                amount: 1_250_000,
                phone: "138****0000",
                urgent: true,
                detail: "近百亩苹果树叶片发黄，希望请专家到现场看看。",
              }}
            />
          </section>
          <section className="bh-panel">
            <h2>修改记录</h2>
            <FieldHistory
              register={needs}
              changes={[
                {
                  field: "opened",
                  before: "2026-03-04",
                  after: "2026-03-05",
                  at: "2026-03-06T02:00:00Z",
                  who: "示例甲",
                  reason: "核对电话记录",
                },
              ]}
            />
          </section>
          <section className="bh-panel">
            <h2>附件</h2>
            <FileUpload
              label={l("现场照片", "Photographs")}
              url="/api/none"
              accept="image/*,.pdf"
              maxBytes={10 << 20}
              onUploaded={() => {}}
            />
          </section>
        </div>
        <section className="bh-panel">
          <h2>办理过程</h2>
          <CaseTimeline
            events={[
              {
                seq: 1,
                label: l("登记", "Entered"),
                at: "2026-03-05T01:00:00Z",
                who: "示例甲",
                state: l("待确认", "To confirm"),
                tone: "wait",
              },
              { seq: 2, label: l("催办", "Reminded"), at: "2026-03-08T01:00:00Z", who: null },
              {
                seq: 3,
                label: l("受理", "Taken on"),
                at: "2026-03-09T03:20:00Z",
                who: "示例乙",
                state: l("办理中", "Under way"),
                tone: "go",
                reason: "属于服务范围",
                note: "联系植保专家",
              },
            ]}
          />
        </section>
      </div>
      <section className="bh-panel">
        <h2>交付链接</h2>
        <LinkHandover
          caseId={1}
          url="https://example.org/l/示例-4f9c2d7a81b3"
          code="7K4M 92"
          forWhom="示例果业合作社 示例丙"
          purpose="请对方确认需求内容是否属实。"
          expiresOn="2026-03-19"
        />
      </section>
    </>
  );
}

const months = ["1月", "2月", "3月", "4月", "5月", "6月"];
const monthSeries = [
  { name: l("提出", "Asked"), values: [32, 28, 45, 51, 39, 60] },
  { name: l("办结", "Closed"), values: [20, 25, 31, 48, 41, 44] },
];
const stages = ["登记", "确认", "匹配", "服务", "办结"];
const funnelSeries = [{ name: l("件数", "Cases"), values: [240, 201, 170, 133, 98] }];
const FiguresPage = () => (
  <>
    <h1>指标（示例）</h1>
    <div className="bh-figures">
      <Figure label={l("本年需求", "Needs this year")} value={1240} unit={l("件", "")} href="/" />
      <Figure label={l("按时办结率", "Closed in time")} value="86.2" unit={l("%", "%")} parts="862 / 1,000" href="/?f.state=done" />
      <Figure label={l("超期未办", "Overdue")} value={17} unit={l("件", "")} href="/?f.state=late" />
      <Figure label={l("满意率", "Satisfied")} value={null} />
    </div>
    <div className="bh-panel">
      <Chart
        title={l("各月需求", "Needs by month")}
        unit={l("件", "cases")}
        kind="bars"
        categories={months}
        series={monthSeries}
        href={() => "/"}
      />
    </div>
    <div className="bh-panel">
      <Chart title={l("办理漏斗", "Funnel")} unit={l("件", "cases")} kind="funnel" categories={stages} series={funnelSeries} />
    </div>
    <ErrorPanel trouble={{ kind: "bug", requestId: "示例-7f3a" }} onRetry={() => {}} />
    <ErrorPanel trouble={{ kind: "offline" }} />
    <EmptyState title="还没有数据" hint="有第一条办结后显示。" />
  </>
);

export const galleryRoom: RouteGroup = {
  room: "gallery",
  area: "work",
  label: l("组件样例", "Samples"),
  nav: [
    { href: "/", label: l("列表", "List") },
    { href: "/empty", label: l("空列表", "Empty list") },
    { href: "/case", label: l("办件", "Case") },
    { href: "/step", label: l("分步表单", "Step form") },
    { href: "/form", label: l("单页表单", "Form") },
    { href: "/figures", label: l("指标与图表", "Figures") },
  ],
  routes: [
    { path: "/", component: ListPage },
    { path: "/empty", component: EmptyPage },
    { path: "/case", component: CasePage },
    { path: "/step", component: StepPage },
    { path: "/form", component: FormPage },
    { path: "/figures", component: FiguresPage },
  ],
};
