import { Button, Input, Select } from "antd";
import { useId, useState } from "react";
import { chinaDay } from "@bihuan/kit";
import { useStrings, useWord } from "../../../platform/i18n/locale.ts";
import type { Field } from "../../../platform/register/fields.ts";
import { ErrorPanel } from "../../../platform/ui/ErrorPanel.tsx";
import { FieldInput } from "../../../platform/ui/form/FieldInput.tsx";
import { DayText } from "../../../platform/ui/record/FieldText.tsx";
import { MergePanel } from "../../../platform/ui/form/MergePanel.tsx";
import { Section } from "../../../platform/ui/Page.tsx";
import { useMeeting } from "../../../platform/ui/useMeeting.ts";
import { useRefusal } from "../../../platform/ui/useRefusal.ts";
import { roleOptions } from "../register.ts";
import { isRole, ROLES } from "../roles.ts";
import { call, findUnits, type PersonView } from "./api.ts";
import { peopleStrings } from "./strings.ts";
import { ActButton } from "../../../platform/ui/ActButton.tsx";

type Panel = { person: PersonView; onDone: () => Promise<void> };

/** Posts held, to come and past; the security officer gives and ends them. */
export function PostsPanel({ person, onDone }: Panel) {
  const s = useStrings(peopleStrings);
  const word = useWord();
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<number>();
  return (
    <Section title={s.posts}>
      {person.posts.length === 0 ? (
        <p className="bh-quiet">{s.noPosts}</p>
      ) : (
        <div className="bh-scroll">
          <table className="bh-plain-table">
            <thead>
              <tr>
                <th scope="col">{s.post}</th>
                <th scope="col">{s.unit}</th>
                <th scope="col">{s.from}</th>
                <th scope="col">{s.to}</th>
                {person.can.givePost && <th scope="col">{s.act}</th>}
              </tr>
            </thead>
            <tbody>
              {person.posts.map((p) => (
                <tr key={p.id} className={p.current ? undefined : "bh-quiet"}>
                  <td>
                    {isRole(p.role) ? word(ROLES[p.role]) : p.role} <small className="bh-quiet">{p.title}</small>
                  </td>
                  <td>{p.unitName}</td>
                  <td>
                    <DayText day={p.fromOn} />
                  </td>
                  <td>{p.toOn === null ? s.now : <DayText day={p.toOn} />}</td>
                  {person.can.givePost && (
                    <td>
                      {p.toOn === null && (
                        <EndPost
                          post={p}
                          onDone={async (openCases) => {
                            setLeft(openCases);
                            await onDone();
                          }}
                        />
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div role="status">{left !== undefined && <p className="bh-notice">{left > 0 ? s.casesLeft(left) : s.postEnded}</p>}</div>
      {person.can.givePost &&
        (open ? (
          <GivePost
            person={person}
            onDone={async () => {
              setOpen(false);
              await onDone();
            }}
          />
        ) : (
          <Button onClick={() => setOpen(true)}>{s.givePost}</Button>
        ))}
    </Section>
  );
}

const LAST_DAY: readonly Field[] = [{ key: "toOn", label: { zh: "离岗日期", en: "Last day" }, type: "day" }];

interface EndPostProps {
  readonly post: PersonView["posts"][number];
  /** With the open cases that stay with the person; undefined where another's day stands. */
  readonly onDone: (openCases?: number) => Promise<void>;
}

/** Where somebody else has set a last day meanwhile, both days are shown. */
function EndPost({ post, onDone }: EndPostProps) {
  const s = useStrings(peopleStrings);
  const ending = useRefusal();
  const today = chinaDay(Date.now());
  const toOn = post.fromOn > today ? post.fromOn : today;
  const meeting = useMeeting(LAST_DAY, { version: post.version, base: { toOn: null }, mine: { toOn }, onChange: () => void onDone() });
  return (
    <>
      <Button
        size="small"
        loading={ending.busy}
        onClick={() =>
          void ending.run(async () => onDone((await meeting.save((version) => call.endPost({ id: post.id, version, toOn }))).openCases))
        }
      >
        {s.endPost}
      </Button>
      <MergePanel form={meeting} />
      <ErrorPanel trouble={ending.trouble} />
    </>
  );
}

const UNIT: Field = { key: "unit", label: { zh: "单位", en: "Unit" }, type: "unit", required: true };
const DAY: Field = { key: "from", label: { zh: "到岗日期", en: "First day" }, type: "day", required: true };

function GivePost({ person, onDone }: Panel) {
  const s = useStrings(peopleStrings);
  const word = useWord();
  const id = useId();
  const giving = useRefusal();
  const [role, setRole] = useState("adviser");
  const [unit, setUnit] = useState<unknown>(person.values.unitId);
  const [title, setTitle] = useState("");
  const [from, setFrom] = useState(chinaDay(Date.now()));
  const own = { value: Number(person.values.unitId), label: person.unitName };
  const [lookup] = useState(() => async (text: string) => {
    const found = await findUnits(text);
    return text === "" && !found.some((f) => f.value === own.value) ? [own, ...found] : found;
  });
  return (
    <form
      className="bh-form"
      onSubmit={(e) => {
        e.preventDefault();
        void giving.run(async () => {
          await call.givePost({ personId: person.id, unitId: Number(unit), role, title, fromOn: from });
          await onDone();
        });
      }}
    >
      <label htmlFor={`${id}r`}>{s.post}</label>
      <Select id={`${id}r`} value={role} onChange={setRole} options={roleOptions.map((o) => ({ value: o.value, label: word(o.label) }))} />
      <label id={`${id}u-label`} htmlFor={`${id}u`}>
        {s.unit}
      </label>
      <FieldInput id={`${id}u`} field={UNIT} value={unit} onChange={setUnit} lookups={{ unit: lookup }} />
      <label htmlFor={`${id}t`}>{s.titleOfPost}</label>
      <Input id={`${id}t`} value={title} maxLength={60} onChange={(e) => setTitle(e.target.value)} />
      <label id={`${id}d-label`} htmlFor={`${id}d`}>
        {s.from}
      </label>
      <FieldInput id={`${id}d`} field={DAY} value={from} onChange={(v) => setFrom(String(v ?? ""))} />
      <p className="bh-help">{s.dutiesApart}</p>
      <ErrorPanel trouble={giving.trouble} />
      <ActButton type="primary" htmlType="submit" loading={giving.busy} missing={[!unit && s.unit]}>
        {s.givePost}
      </ActButton>
    </form>
  );
}
