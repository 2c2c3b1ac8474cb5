import { Readable } from "node:stream";
import { chinaDay, formatMoney } from "@bihuan/kit";
import { sql } from "kysely";
import type { Actor } from "../../platform/access/scope.ts";
import { writeOfficialDocument } from "../../platform/documents/gbt9704.ts";
import type { Label } from "../../platform/http/contract.ts";
import type { Services } from "../../platform/http/server.ts";
import { listFiles, recordPage } from "../../platform/records/page.ts";
import type { Hand } from "../../platform/records/hand.ts";
import type { RecordPageData } from "../../platform/records/contract.ts";
import { inWords } from "../../platform/records/papers.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { showDay, type Values } from "../../platform/register/fields.ts";
import { ZipWriter } from "../../platform/sheets/zip-write.ts";
import { findings } from "./accounts.ts";
import type { Account } from "./accounts-rules.ts";
import { servedContracts, servedFindings, servedMeetings, servedProjects, servedTenders } from "./capital-server.ts";

const plain = (text: string, most: number): string => [...text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").trim()].slice(0, most).join("");

interface Piece {
  readonly no: number;
  readonly path: string;
  readonly of: string;
  readonly sha256: string;
  readonly day: string;
}
interface Folder {
  readonly project: RecordPageData;
  readonly pieces: readonly Piece[];
  /** Records without a file, by their names. */
  readonly bare: readonly string[];
  readonly contracts: readonly string[][];
  readonly findings: readonly string[][];
}
const states: Readonly<Record<string, { label: Label }>> = findings.process?.states ?? {};
const moneyOrNothing = (fen: number | null): string => (fen === null ? "" : formatMoney(fen));
const PARTS: readonly (readonly [folder: string, table: string, hand: Hand])[] = [
  ["2-会议和论证", "capital_meeting", servedMeetings],
  ["3-招标采购", "capital_tender", servedTenders],
  ["4-合同和支付", "capital_contract", servedContracts],
  ["5-审计问题", "audit_finding", servedFindings],
];

/** All files of a project and of its meetings, tenders and contracts, as whoever asks may see them; a content once, where it stands first. */
async function gather(services: Services, actor: Actor, id: number): Promise<Folder> {
  return services.database.read(actor.scope, async (db) => {
    const project = await recordPage(servedProjects, db, actor, id, services);
    const found: { folder: string; of: string; files: Awaited<ReturnType<typeof listFiles>> }[] = [
      { folder: "1-立项和批复", of: project.title, files: await listFiles(db, servedProjects.records, id) },
    ];
    const [contracts, answers]: [string[][], string[][]] = [[], []];
    for (const [folder, table, hand] of PARTS) {
      if (!actor.permissions.has(`${table}.read`)) continue;
      const { rows } = await sql<{ id: number } & Values>`select * from ${sql.table(table)} where project_id = ${id} order by id`.execute(
        db,
      );
      for (const row of rows) {
        const page = await recordPage(hand, db, actor, row.id, services);
        found.push({ folder, of: page.title, files: page.files });
        if (hand === servedContracts) {
          const w = inWords(hand.records.register, page.values);
          const { account } = page.sections["money"] as { account: Account };
          const sums = [account.submittedFen, account.reviewedFen, account.auditedFen, account.cutFen].map(moneyOrNothing);
          contracts.push([page.title, w("party"), w("fen"), w("signedOn"), ...sums]);
        }
        if (hand === servedFindings) {
          const w = inWords(hand.records.register, page.values);
          answers.push([page.title, w("fen"), w("who"), w("untilOn"), states[page.case?.state ?? ""]?.label.zh ?? "", w("answer")]);
        }
      }
    }
    const seen = new Set<string>();
    const pieces: Piece[] = [];
    for (const { folder, of, files } of found)
      for (const f of files) {
        if (seen.has(f.sha256)) continue;
        seen.add(f.sha256);
        const ending = /\.[A-Za-z0-9]{1,5}$/.exec(f.name)?.[0] ?? "";
        const no = pieces.length + 1;
        const name = plain(f.name.slice(0, f.name.length - ending.length), 60);
        pieces.push({
          no,
          path: `${folder}/${plain(of, 30)}/${String(no).padStart(4, "0")}-${name}${ending}`,
          of,
          sha256: f.sha256,
          day: chinaDay(Date.parse(f.uploadedAt)),
        });
      }
    return { project, pieces, contracts, findings: answers, bare: found.filter((x) => x.files.length === 0).map((x) => x.of) };
  });
}

async function* zipOf(services: Services, { project, pieces, bare, contracts, findings }: Folder): AsyncGenerator<Buffer> {
  const zip = new ZipWriter();
  const index = await writeOfficialDocument({
    title: `${project.title}审计资料目录`,
    blocks: [
      { type: "heading", text: `卷内文件（共 ${pieces.length} 件）` },
      {
        type: "table",
        header: ["序号", "文件", "属于", "日期", "校验值"],
        rows: pieces.map((p) => [String(p.no), p.path.split("/").at(-1) as string, p.of, p.day, p.sha256.slice(0, 16)]),
      },
      ...(contracts.length === 0
        ? []
        : [
            { type: "heading" as const, text: "合同" },
            { type: "table" as const, header: ["合同", "对方", "金额", "签订日期", "送审", "审核", "审定", "核减"], rows: contracts },
          ]),
      ...(findings.length === 0
        ? []
        : [
            { type: "heading" as const, text: "审计问题" },
            { type: "table" as const, header: ["问题", "涉及金额", "谁整改", "整改期限", "状态", "整改情况"], rows: findings },
          ]),
      ...(bare.length === 0
        ? []
        : [
            { type: "heading" as const, text: "还没有文件的" },
            { type: "paragraph" as const, text: bare.join("、") },
          ]),
    ],
    signature: project.unitName,
    date: showDay(chinaDay(services.now()), "zh-CN"),
  });
  yield* zip.add("0-审计资料目录.docx", Readable.from([index]) as AsyncIterable<Buffer>);
  // As `sha256sum -c` reads it.
  yield* zip.add(
    "0-校验清单.txt",
    pieces.map((p) => `${p.sha256}  ${p.path}\n`),
  );
  for (const p of pieces) yield* zip.add(p.path, (await services.files.read(Buffer.from(p.sha256, "hex"))) as AsyncIterable<Buffer>);
  yield zip.end();
}

/** A project's folder for the audit: one ZIP whose index equals its files, sent as it is written. */
export const auditFolder: MakePaper = async (services, actor, { id }) => {
  if (!actor.permissions.has("capital_project.read")) return undefined;
  const folder = await gather(services, actor, Number(id));
  return {
    name: `${plain(folder.project.title, 60)}审计资料.zip`,
    type: "application/zip",
    bytes: Readable.from(zipOf(services, folder)),
  };
};
