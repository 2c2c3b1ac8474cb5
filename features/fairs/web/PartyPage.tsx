import { useState } from "react";
import { useLocale, useStrings, useWord } from "../../../platform/i18n/locale.ts";
import { showDay } from "../../../platform/register/fields.ts";
import { BigButton } from "../../../platform/ui/public/BigButton.tsx";
import { Choice } from "../../../platform/ui/public/Choice.tsx";
import { tokenInAddress, useOpened, useSend } from "../../../platform/ui/public/links.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { TextArea } from "../../../platform/ui/public/TextArea.tsx";
import { sayTrouble } from "../../../platform/ui/refusal.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { Skeleton } from "../../../platform/ui/Skeleton.tsx";
import { CAUSES, WEIGHTS } from "../rules.ts";
import { publicFairs } from "./public-api.ts";
import { publicFairsStrings } from "./public-strings.ts";

type Opened = Awaited<ReturnType<typeof publicFairs.openParty>>;
type Talk = Opened["talks"][number];
const SHOWN = 60;

/** A party's own link: its hours, its requests, its programme, what came of each talk. */
export function PartyPage() {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const [fresh, setFresh] = useState<Opened>();
  const { data, trouble } = useOpened((token) => publicFairs.openParty({ token }));
  if (trouble) return <Notice tone="bad">{word(sayTrouble(trouble))}</Notice>;
  const now = fresh ?? data;
  if (!now) return <Skeleton />;
  const reload = async () => setFresh(await publicFairs.openParty({ token: tokenInAddress() }));
  return (
    <>
      <h1>{now.name}</h1>
      <p>
        {now.fairTitle} · {now.place} · {now.unitName}
      </p>
      {now.here !== "self" && <Notice tone="warn">{now.here === "staff" ? s.hereStaff : s.here}</Notice>}
      {!now.comes && <Notice tone="warn">{s.left}</Notice>}
      <h2>{s.talks}</h2>
      {now.talks.length === 0 && <p>{s.noTalks}</p>}
      {now.talks.map((t) => (
        <OneTalk key={`${t.id} ${t.state}`} talk={t} reload={reload} />
      ))}
      {now.comes && (now.open ? <Ask others={now.others} reload={reload} /> : <p>{s.closed}</p>)}
      {now.comes && now.open && <Hours halves={now.halves} />}
    </>
  );
}

function OneTalk({ talk, reload }: { readonly talk: Talk; readonly reload: () => Promise<void> }) {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const { locale } = useLocale();
  const { busy, words, send } = useSend();
  const [why, setWhy] = useState("");
  const [cause, setCause] = useState("");
  type Said = Parameters<typeof publicFairs.tellTalk>[0]["answer"];
  const tell = (answer: Said) =>
    send(async () => {
      await publicFairs.tellTalk({
        ...{ token: tokenInAddress(), talkId: talk.id, answer, words: why },
        ...(cause === "" ? {} : { cause: cause as keyof typeof CAUSES }),
      });
      await reload();
    });
  const button = (answer: Said, second = true, lacks: readonly (string | false)[] = []) => (
    <BigButton {...(second ? { kind: "second" as const } : {})} busy={busy} missing={lacks} onClick={() => tell(answer)}>
      {s[answer]}
    </BigButton>
  );
  const following = talk.state === "intended";
  const silent = why.trim() === "" && s.why;
  return (
    <section>
      <h3>{talk.partner}</h3>
      <p>
        {talk.onDay === null ? (
          s.unplaced
        ) : (
          <strong>
            {showDay(talk.onDay, locale)} {talk.fromTime}–{talk.toTime}
          </strong>
        )}{" "}
        {talk.zone !== null && talk.tableNo !== null ? s.atTable(talk.zone, talk.tableNo) : talk.online ? s.online : ""}
      </p>
      <p>
        {talk.about} · {word(talk.stateLabel)} {talk.mutual && `· ${s.both}`}
      </p>
      {talk.canTell && button("interest", false)}
      {talk.canTell && button("no_interest")}
      {following && button("land", false)}
      {(talk.canTell || talk.canWithdraw || following) && (
        <details>
          <summary>{following ? s.end : talk.canTell ? s.miss : s.withdraw}</summary>
          {following && (
            <Question title={s.cause}>
              <Choice
                value={cause}
                onChange={setCause}
                options={Object.entries(CAUSES).map(([value, label]) => ({ value, label: word(label) }))}
              />
            </Question>
          )}
          <Question title={s.why}>
            <TextArea value={why} maxLength={500} onChange={setWhy} />
          </Question>
          {following && button("end", true, [cause === "" && s.cause, silent])}
          {talk.canTell && button("miss", true, [silent])}
          {talk.canWithdraw && button("withdraw", true, [silent])}
        </details>
      )}
      {words && <Notice tone="bad">{words}</Notice>}
    </section>
  );
}

function Ask({ others, reload }: { readonly others: Opened["others"]; readonly reload: () => Promise<void> }) {
  const s = useStrings(publicFairsStrings);
  const word = useWord();
  const { busy, words, send } = useSend();
  const [find, setFind] = useState("");
  const [who, setWho] = useState("");
  const [about, setAbout] = useState("");
  const [weight, setWeight] = useState("2");
  const [online, setOnline] = useState<string[]>([]);
  const [key, setKey] = useState(newKey);
  const [said, setSaid] = useState("");
  const found = others.filter((o) => `${o.name}${o.offers ?? ""}${o.zone ?? ""}`.includes(find.trim()));
  const ask = () =>
    send(async () => {
      const { mutual } = await publicFairs.askTalk({
        ...{ token: tokenInAddress(), withId: Number(who), about, weight: Number(weight), online: online.length > 0, requestKey: key },
      });
      setSaid(mutual ? s.mutual : s.asked);
      setKey(newKey());
      setWho("");
      setAbout("");
      await reload();
    });
  return (
    <section>
      <h2>{s.ask}</h2>
      {others.length > 12 && (
        <Question title={s.askFind} optional>
          <TextArea line="text" value={find} maxLength={40} onChange={setFind} />
        </Question>
      )}
      <Question title={s.askWhom} {...(found.length > SHOWN ? { help: s.tooMany(found.length - SHOWN) } : {})}>
        <Choice
          value={who}
          onChange={setWho}
          options={found.slice(0, SHOWN).map((o) => ({
            value: String(o.id),
            label: [o.name, o.zone, o.offers === o.name ? null : o.offers].filter(Boolean).join(" · "),
          }))}
        />
      </Question>
      <Question title={s.about}>
        <TextArea line="text" value={about} maxLength={120} onChange={setAbout} />
      </Question>
      <Question title={s.weight}>
        <Choice
          value={weight}
          onChange={setWeight}
          options={Object.entries(WEIGHTS).map(([value, label]) => ({ value, label: word(label) }))}
        />
      </Question>
      <Question title="">
        <Choice many value={online} onChange={setOnline} options={[{ value: "yes", label: s.onlineAsk }]} />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      {said && <Notice tone="good">{said}</Notice>}
      <BigButton busy={busy} missing={[who === "" && s.askWhom, about.trim() === "" && s.about]} onClick={ask}>
        {s.send}
      </BigButton>
    </section>
  );
}

function Hours({ halves }: { readonly halves: Opened["halves"] }) {
  const s = useStrings(publicFairsStrings);
  const { locale } = useLocale();
  const { busy, words, send } = useSend();
  const [chosen, setChosen] = useState<string[]>(halves.filter((h) => h.chosen).map((h) => h.value));
  const [saved, setSaved] = useState(false);
  const save = () =>
    send(async () => {
      await publicFairs.tellHours({ token: tokenInAddress(), halves: halves.map((h) => h.value).filter((v) => chosen.includes(v)) });
      setSaved(true);
    });
  return (
    <section>
      <h2>{s.hours}</h2>
      <Question title="">
        <Choice
          many
          value={chosen}
          onChange={(v) => {
            setChosen(v);
            setSaved(false);
          }}
          options={halves.map((h) => ({ value: h.value, label: `${showDay(h.day, locale)} ${h.words}` }))}
        />
      </Question>
      {words && <Notice tone="bad">{words}</Notice>}
      {saved && <Notice tone="good">{s.saved}</Notice>}
      <BigButton kind="second" busy={busy} ticked={chosen.length} onClick={save}>
        {s.saveHours}
      </BigButton>
    </section>
  );
}
