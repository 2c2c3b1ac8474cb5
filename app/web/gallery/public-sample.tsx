import { useState } from "react";
import { createRoot } from "react-dom/client";
import { markDocument } from "../../../platform/i18n/locale.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import "../../../platform/ui/public/public.css";
import { LinkShell } from "../link/LinkShell.tsx";

function Page() {
  const [truth, setTruth] = useState<string | null>("yes");
  const [areas, setAreas] = useState<readonly string[]>(["a"]);
  const [text, setText] = useState("希望在采收前来看看，示例文字一二三四五六七八九十");
  return (
    <>
      <h1>请确认您的需求（示例）</h1>
      <Notice title="示例县科协登记了您的一条需求">果树病虫害诊断：近百亩苹果树叶片发黄，希望请专家到现场看看。</Notice>
      <Question title="以上内容属实吗？">
        <Choice
          value={truth}
          onChange={setTruth}
          options={[
            { value: "yes", label: "属实" },
            { value: "no", label: "不属实", help: "请在下面说明" },
          ]}
        />
      </Question>
      <Question title="希望哪种服务？" help="可选多项">
        <Choice
          many
          value={areas}
          onChange={setAreas}
          options={[
            { value: "a", label: "专家到现场" },
            { value: "b", label: "电话指导" },
          ]}
        />
      </Question>
      <Question title="还有什么要补充？" optional fault="请删减后再提交">
        <TextArea value={text} onChange={setText} maxLength={24} />
      </Question>
      <BigButton>提交</BigButton>
      <BigButton kind="second">以后再说</BigButton>
      <Notice tone="good" title="已收到">
        谢谢，我们会在 3 个工作日内联系您。
      </Notice>
    </>
  );
}

markDocument();
const root = document.getElementById("root");
if (root) createRoot(root).render(<LinkShell groups={[{ room: "sample", routes: [{ path: "/public.html", component: Page }] }]} />);
