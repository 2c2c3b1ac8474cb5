import { Button, Checkbox, Input, Radio } from "antd";
import { useId, useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { Section, WhenLoaded } from "../../../platform/ui/Page.tsx";
import { useLoad } from "../../../platform/ui/useLoad.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { notices } from "./api.ts";
import { noticeStrings } from "./notice-strings.ts";

type Setting = Awaited<ReturnType<typeof notices.getNoticeSetting>>;

/** 提醒方式: once a day by mail or by a group robot, of which kinds. */
export function NoticeSettings() {
  const s = useStrings(noticeStrings);
  const setting = useLoad(["notice-setting"], () => notices.getNoticeSetting());
  return (
    <Section title={s.ways}>
      <WhenLoaded of={setting}>{(v) => <Form key={v.way} v={v} onDone={setting.reload} />}</WhenLoaded>
    </Section>
  );
}

function Form({ v, onDone }: { readonly v: Setting; readonly onDone: () => Promise<void> }) {
  const s = useStrings(noticeStrings);
  const id = useId();
  const work = useRefusal();
  const [way, setWay] = useState<"none" | "mail" | "robot">(v.way === "unset" ? "none" : v.way);
  const [kinds, setKinds] = useState(v.kinds);
  const [robot, setRobot] = useState("");
  const [said, setSaid] = useState<string>();
  const save = (tryIt: boolean) =>
    work.run(async () => {
      const { tried } = await notices.setNoticeSetting({ way, kinds, tryIt, ...(robot.trim() ? { robot: robot.trim() } : {}) });
      setRobot("");
      setSaid(tried ? s.tried : s.saved);
      await onDone();
    });
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void save(false);
      }}
    >
      <p className="bh-quiet">{v.way === "unset" ? s.unset : s.waysLead}</p>
      <Radio.Group
        aria-label={s.ways}
        value={way}
        onChange={(e) => setWay(e.target.value as typeof way)}
        options={[
          { value: "none", label: s.none },
          { value: "mail", label: v.email ? s.mailTo(v.email) : s.noMail, disabled: !v.canMail || v.email === null },
          { value: "robot", label: s.robot },
        ]}
      />
      {way === "robot" && (
        <>
          <label htmlFor={`${id}r`}>{s.address}</label>
          <Input
            id={`${id}r`}
            maxLength={500}
            placeholder={v.hasRobot ? s.kept : s.addressHint}
            value={robot}
            onChange={(e) => setRobot(e.target.value)}
          />
          <p className="bh-help">{s.addressHelp}</p>
        </>
      )}
      {way !== "none" && (
        <Checkbox.Group
          aria-label={s.kinds}
          value={kinds}
          onChange={(list) => setKinds(list as typeof kinds)}
          options={(["moved", "nudge", "mention", "due"] as const).map((k) => ({ value: k, label: s[k] }))}
        />
      )}
      <ErrorPanel trouble={work.trouble} />
      <p className="bh-actions-row">
        <Button type="primary" htmlType="submit" loading={work.busy}>
          {s.save}
        </Button>
        {way !== "none" && <Button onClick={() => void save(true)}>{s.tryIt}</Button>}
        {said && <span role="status">{said}</span>}
      </p>
    </form>
  );
}
