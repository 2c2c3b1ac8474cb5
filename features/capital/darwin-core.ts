import { chinaDay } from "@bihuan/kit";
import { sql } from "kysely";
import { rowsOf } from "../../platform/db/rows.ts";
import type { MakePaper } from "../../platform/rooms/room.ts";
import { escapeXml } from "../../platform/sheets/write-styles.ts";
import { wholeOf, ZipWriter } from "../../platform/sheets/zip-write.ts";

/**
 * Terms of the archive, pinned: Darwin Core (TDWG, http://rs.tdwg.org/dwc/terms/) as its list of 2023-09-18 has them, Dublin Core's rights and change.
 * The order is the columns' order; the first is the row's id.
 */
const DWC = "http://rs.tdwg.org/dwc/terms/";
const DC = "http://purl.org/dc/terms/";
export const TERMS = [
  `${DWC}occurrenceID`,
  `${DWC}basisOfRecord`,
  `${DWC}institutionCode`,
  `${DWC}collectionCode`,
  `${DWC}catalogNumber`,
  `${DWC}individualCount`,
  `${DWC}sex`,
  `${DWC}preparations`,
  `${DWC}disposition`,
  `${DWC}occurrenceStatus`,
  `${DWC}scientificName`,
  `${DWC}vernacularName`,
  `${DWC}country`,
  `${DWC}locality`,
  `${DWC}informationWithheld`,
  `${DC}language`,
] as const;

export interface Held {
  readonly id: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly catalogNumber: string;
  readonly name: string;
  readonly scientificName: string;
  readonly pieces: number;
  readonly appendix: string;
  readonly sex: string | null;
  readonly preparation: string | null;
  readonly country: string | null;
  readonly locality: string | null;
  readonly state: string;
}
const SEX: Readonly<Record<string, string>> = { male: "male", female: "female", unknown: "undetermined" };
const PREPARATION: Readonly<Record<string, string>> = {
  ...{ mounted: "mounted", skeleton: "skeleton", fluid: "fluid-preserved", dried: "dried", skin: "skin", other: "" },
};
const DISPOSITION: Readonly<Record<string, string>> = { accepted: "in collection", shelved: "in collection", lent: "on loan" };

/** A specimen as a row of the archive. Where a protected species was taken is withheld; price, permits and place in the house never stand in it. */
export function rowOf(s: Held): string[] {
  const isProtected = s.appendix !== "none";
  return [
    `urn:catalog:${s.unitId}:specimen:${s.catalogNumber}`,
    "PreservedSpecimen",
    s.unitName,
    "specimen",
    s.catalogNumber,
    String(s.pieces),
    SEX[s.sex ?? ""] ?? "",
    PREPARATION[s.preparation ?? ""] ?? "",
    DISPOSITION[s.state] ?? "",
    "present",
    s.scientificName,
    s.name,
    s.country ?? "",
    isProtected ? "" : (s.locality ?? ""),
    isProtected && s.locality !== null ? "locality of a protected species" : "",
    "zh",
  ];
}

const cell = (text: string): string => `"${text.replace(/[\r\n\t]+/g, " ").replaceAll('"', '""')}"`;
export const csvOf = (rows: readonly (readonly string[])[]): string => rows.map((r) => `${r.map(cell).join(",")}\n`).join("");

/** The archive's own description (TDWG, Darwin Core Text Guide). */
export const metaXml = (): string => `<?xml version="1.0" encoding="UTF-8"?>
<archive xmlns="http://rs.tdwg.org/dwc/text/" metadata="eml.xml">
  <core encoding="UTF-8" fieldsTerminatedBy="," linesTerminatedBy="\\n" fieldsEnclosedBy="&quot;" ignoreHeaderLines="1" rowType="${DWC}Occurrence">
    <files><location>occurrence.csv</location></files>
    <id index="0"/>
${TERMS.map((term, i) => `    <field index="${i}" term="${term}"/>`).join("\n")}
  </core>
</archive>
`;
const emlXml = (unitName: string, day: string, rows: number): string => `<?xml version="1.0" encoding="UTF-8"?>
<eml:eml xmlns:eml="eml://ecoinformatics.org/eml-2.1.1" packageId="specimens-${day}" system="bihuan" xml:lang="zh">
  <dataset>
    <title>${escapeXml(`${unitName}标本`)}</title>
    <creator><organizationName>${escapeXml(unitName)}</organizationName></creator>
    <pubDate>${day}</pubDate>
    <language>zh</language>
    <abstract><para>${escapeXml(`${unitName}馆藏标本 ${rows} 条，复制品不在其中；受保护物种的采集地未公开。`)}</para></abstract>
    <contact><organizationName>${escapeXml(unitName)}</organizationName></contact>
  </dataset>
</eml:eml>
`;

/** The specimens in hand of the asker's unit and beneath as a Darwin Core archive; replicas and what is ordered, sent back or written off are none. */
export const darwinCore: MakePaper = async (services, actor) => {
  if (!actor.permissions.has("specimen.read")) return undefined;
  const { rows, unitName } = await services.database.read(actor.scope, async (db) => ({
    rows: await rowsOf<Held>(
      db,
      sql`select s.id, s.unit_id as "unitId", u.name as "unitName", s.catalog_number as "catalogNumber", s.name, s.scientific_name as "scientificName", s.pieces, s.appendix,
        s.sex, s.preparation, s.country, s.locality, s.state from specimen s join unit u on u.id = s.unit_id
        where s.basis = 'specimen' and s.state in ('accepted', 'shelved', 'lent') order by s.id limit 100000`,
    ),
    unitName: (await rowsOf<{ name: string }>(db, sql`select name from unit where id = ${actor.scope.unitId}`))[0]?.name ?? "",
  }));
  const day = chinaDay(services.now());
  const zip = new ZipWriter();
  async function* files(): AsyncGenerator<Buffer> {
    yield* zip.add("meta.xml", [metaXml()]);
    yield* zip.add("eml.xml", [emlXml(unitName, day, rows.length)]);
    yield* zip.add("occurrence.csv", [csvOf([TERMS.map((t) => t.split("/").at(-1) as string), ...rows.map(rowOf)])]);
    yield zip.end();
  }
  return { name: `${unitName}标本数据包${day}.zip`, type: "application/zip", bytes: await wholeOf(files()) };
};
