import { creditCodeCheck } from "@bihuan/kit";
import type { Db } from "../../platform/db/database.ts";
import { openReadings } from "../../platform/register/readings.ts";
import { EXPERTS } from "./experts.ts";

/** Everybody here is invented and marked 示例; phones begin with 199000, which nobody has. */
export interface CastMember {
  personId: number;
  name: string;
  unitId: number;
  unitPath: number[];
  role: string;
}
export interface Cast {
  units: Record<
    "yanjiang" | "ziyang" | "sichuan" | "henan" | "neijiang" | "society" | "bureau" | "community" | "school",
    { id: number; path: number[] }
  >;
  people: Record<
    | "adviser"
    | "adviser2"
    | "reviewer"
    | "leader"
    | "cityLeader"
    | "provinceLeader"
    | "societyAdviser"
    | "neijiangLeader"
    | "henanLeader"
    | "communityOperator"
    | "schoolOperator"
    | "auditor"
    | "systemOfficer"
    | "securityOfficer",
    CastMember
  >;
}

export async function loadCast(db: Db, say: (line: string) => void): Promise<Cast> {
  say("Inventing people 示例");
  const unit = async (code: string) =>
    db
      .selectFrom("unit")
      .select(["id", "path"])
      .where("region_code", "=", code)
      .where("kind", "=", "association")
      .executeTakeFirstOrThrow();
  const read = await openReadings();
  const yanjiang = await unit("512002");
  const sichuan = await unit("510000");
  const below = (name: string, kind: string, parent: { id: number }, code: string) =>
    db
      .insertInto("unit")
      .values({ name, kind, parent_id: parent.id, path: [], region_code: code, pinyin: read(name).initials })
      .returning(["id", "path"])
      .executeTakeFirstOrThrow();
  const units = {
    yanjiang,
    sichuan,
    ziyang: await unit("512000"),
    henan: await unit("410000"),
    neijiang: await unit("511000"),
    society: await below("四川省智慧农业学会（示例）", "society", sichuan, "510000"),
    bureau: await below("雁江区农业部门（示例）", "department", yanjiang, "512002"),
    community: await below("雁江区某社区（示例）", "operator", yanjiang, "512002"),
    school: await below("某小学（示例）", "operator", yanjiang, "512002"),
  };
  let n = 0;
  const person = async (
    name: string,
    at: { id: number; path: number[] },
    role: string,
    title: string,
    more: string[] = [],
  ): Promise<CastMember> => {
    n += 1;
    const { id } = await db
      .insertInto("person")
      .values({
        name: `${name}（示例）`,
        phone: `199000${String(n).padStart(5, "0")}`,
        title,
        unit_id: at.id,
        unit_path: at.path,
        pinyin: read(name, "person").initials,
        sample: true,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    for (const r of [role, ...more])
      await db.insertInto("post").values({ person_id: id, unit_id: at.id, role: r, title, from_on: "2020-01-01" }).execute();
    return { personId: id, name: `${name}（示例）`, unitId: at.id, unitPath: at.path, role };
  };
  const people: Cast["people"] = {
    adviser: await person("陈小桔", units.yanjiang, "adviser", "科技服务保姆"),
    adviser2: await person("周田", units.yanjiang, "adviser", "科技服务保姆"),
    reviewer: await person("李明核", units.yanjiang, "reviewer", "学会与服务部审核"),
    leader: await person("王远", units.yanjiang, "leader", "县级科协负责人"),
    cityLeader: await person("赵川", units.ziyang, "leader", "市级科协负责人"),
    provinceLeader: await person("孙岷", units.sichuan, "leader", "省级科协负责人"),
    societyAdviser: await person("吴智", units.society, "adviser", "学会保姆"),
    neijiangLeader: await person("郑沱", units.neijiang, "leader", "市级科协负责人"),
    henanLeader: await person("冯洛", units.henan, "leader", "省级科协负责人"),
    communityOperator: await person("林社", units.community, "operator", "场馆运营"),
    schoolOperator: await person("唐校", units.school, "operator", "场馆运营"),
    auditor: await person("蒋审", units.sichuan, "auditor", "审计员"),
    systemOfficer: await person("韩系", units.sichuan, "system_officer", "系统管理员"),
    securityOfficer: await person("杨安", units.sichuan, "security_officer", "安全管理员"),
  };
  const others = await db
    .selectFrom("unit")
    .select(["id", "path", "region_code"])
    .where("region_code", "in", ["510100", "510700", "511000", "512000", "512002"])
    .where("kind", "=", "association")
    .execute();
  for (const [i, e] of EXPERTS.entries()) {
    const home = i % 3 === 0 ? units.society : (others[i % others.length] as (typeof others)[number]);
    const { id } = await db
      .insertInto("supply")
      .values({
        kind: e.kind,
        name: `${e.name}（示例）`,
        organisation: e.organisation,
        summary: e.summary,
        field_code: e.field,
        industry_code: e.industry,
        region_code: others.find((o) => o.id === home.id)?.region_code ?? "510000",
        unit_id: home.id,
        unit_path: home.path,
        adviser_person_id: i % 3 === 0 ? people.societyAdviser.personId : people.adviser2.personId,
        capacity: 3,
        consent_on: "2025-12-01",
        sample: true,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("supply_contact")
      .values({ supply_id: id, contact_name: `${e.name}（示例）`, phone: `199001${String(i).padStart(5, "0")}`, unit_path: home.path })
      .execute();
  }
  return { units, people };
}

/** A credit code with a right check digit whose registration part is all nines: no body has it. */
export const sampleCreditCode = (n: number): string => {
  const body = `93512002${String(n).padStart(9, "9")}`;
  return body + creditCodeCheck(body);
};
