import { useState } from "react";
import { useStrings, useWord } from "../../i18n/locale.ts";
import type { Records } from "../../records/define.ts";
import type { Values } from "../../register/fields.ts";
import { AppLink } from "../AppLink.tsx";
import { useAddress, useGo, useRouteParams } from "../address.ts";
import { Page, WhenLoaded } from "../Page.tsx";
import { StepForm } from "../form/StepForm.tsx";
import { fixedBy, readListState } from "../list/list-state.ts";
import { useLoad, useStale } from "../useLoad.ts";
import { callOf, lookupsOf } from "./client.ts";
import { saidIn } from "./begin.ts";
import { recordsStrings } from "./strings.ts";

interface Same {
  readonly id: number;
  readonly title: string;
  readonly href?: string | undefined;
}

/** Where such a record is entered, or of which acts it comes. */
export function NewRecordPage({ records }: { readonly records: Records }) {
  const word = useWord();
  const { arise } = records.words;
  return arise ? (
    <Page title={word(records.register.label)}>
      <p>{word(arise)}</p>
    </Page>
  ) : (
    <FirstEntry records={records} />
  );
}

/** A first entry in steps of at most five fields. What seems to be there already is told, and does not block. */
function FirstEntry({ records }: { readonly records: Records }) {
  const word = useWord();
  const go = useGo();
  const [same, setSame] = useState<readonly Same[]>([]);
  const stale = useStale();
  const [warned, setWarned] = useState("");
  const create = async (values: Values, requestKey: string) => {
    const call = callOf(records.name);
    const alike = await call.listSame({ values });
    const told = alike.map((a) => a.id).join();
    // Told once; whoever goes on all the same means another one.
    if (alike.length > 0 && told !== warned) {
      setSame(alike);
      setWarned(told);
      throw Object.assign(new Error("same"), {
        code: "REFUSED",
        data: {
          code: "same",
          message: {
            zh: "请先看看上面列出的，确实不同再提交一次",
            en: "Look at what is listed above; submit again if this is another one",
          },
        },
      });
    }
    const { id } = await call.create({ values, requestKey });
    await stale();
    go(`${records.path}/${id}`, "replace");
  };
  const label = records.words.create ?? records.register.label;
  const begun = useBeginning(records);
  return (
    <Page title={word(label)}>
      <Alike records={records} same={same} />
      <WhenLoaded of={begun}>
        {({ initial, names, said }) => (
          <StepForm
            register={records.register}
            steps={records.steps}
            lookups={lookupsOf([records.register], names)}
            draftKey={`${records.name}.new${said}`}
            initial={initial}
            submitLabel={label}
            onSubmit={create}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

/**
 * What the list one comes from was narrowed to, by its address, with the names of records that stand in it; and the words that another page begins it with,
 * which have a draft of their own.
 */
function useBeginning(records: Records) {
  const [address] = useAddress();
  const { filter } = readListState(records.list, address);
  const words = saidIn(records.register, address);
  const said = Object.keys(words).length === 0 ? "" : `.${JSON.stringify(words)}`.slice(0, 60);
  const initial = { ...fixedBy(records.list.fields, filter), ...words };
  return useLoad([records.name, "new", JSON.stringify(initial)], async () => ({
    initial,
    said,
    names: Object.values(initial).some((v) => typeof v === "number") ? (await callOf(records.name).list({ filter, limit: 1 })).names : {},
  }));
}

export function EditRecordPage({ records }: { readonly records: Records }) {
  const s = useStrings(recordsStrings);
  const word = useWord();
  const go = useGo();
  const stale = useStale();
  const id = Number(useRouteParams().id);
  const loaded = useLoad([records.name, id, "edit"], async () => {
    const call = callOf(records.name);
    const data = await call.get({ id });
    // Whoever changes a record sees it whole; each look at what is sensitive is recorded.
    const values = { ...data.values };
    for (const f of records.register.fields)
      if (f.sensitive && values[f.key]) values[f.key] = (await call.look({ id, field: f.key })).value;
    return { ...data, values };
  });
  return (
    <Page title={`${s.edit} · ${word(records.register.label)}`}>
      <WhenLoaded of={loaded}>
        {(data) => (
          <StepForm
            register={records.register}
            steps={records.steps}
            lookups={lookupsOf([records.register], data.names)}
            draftKey={`${records.name}.${id}`}
            initial={data.values}
            version={data.version}
            submitLabel={{ zh: "保存", en: "Save" }}
            onSubmit={async (values, _key, version) => {
              await callOf(records.name)
                .edit({ id, version, values })
                .catch((error: unknown) => withSensitive(error, (field) => callOf(records.name).look({ id, field }), records));
              await stale();
              go(`${records.path}/${id}`, "replace");
            }}
          />
        )}
      </WhenLoaded>
    </Page>
  );
}

/** The text that stands, for who edits it whole: what is sensitive is looked at, and each look is recorded. */
async function withSensitive(error: unknown, look: (field: string) => Promise<{ value: unknown }>, { register }: Records): Promise<never> {
  const theirs = (error as { data?: { code?: string; data?: { values?: Values } } } | null)?.data;
  if (theirs?.code === "stale" && theirs.data?.values)
    for (const { key } of register.fields.filter((f) => f.sensitive)) theirs.data.values[key] = (await look(key)).value;
  throw error;
}

function Alike({ records, same }: { readonly records: Records; readonly same: readonly Same[] }) {
  const s = useStrings(recordsStrings);
  if (same.length === 0) return null;
  return (
    <div className="bh-notice bh-notice-warn" role="status">
      <p>{s.same}</p>
      <ul>
        {same.map((r) => (
          <li key={r.id}>
            <AppLink href={r.href ?? `${records.path}/${r.id}`}>{r.title}</AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
