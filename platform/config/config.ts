import { z } from "zod";
import { isLoopbackName, readProxies } from "../http/caller.ts";
import { StartRefused } from "./refused.ts";

/**
 * Every setting of the server, from the environment, in one place. docs/operations/configuration.md is printed from this
 * table (`npm run cli -- config`), so the two cannot differ.
 */
const settings = {
  PORT: z.coerce.number().int().min(0).max(65535).default(8230).describe("TCP port of the web server; 0 takes a free one"),
  HOST: z.string().min(1).default("127.0.0.1").describe("address to listen on; 0.0.0.0 for every interface"),
  BIHUAN_ORIGIN: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("address people type, as in https://kx.example.cn; default http://HOST:PORT"),
  BIHUAN_TRUSTED_PROXY: z
    .string()
    .refine((text) => readProxies(text) !== undefined, { error: "addresses or networks as 10.0.0.5 or 10.0.0.0/24, separated by blanks" })
    .optional()
    .describe(
      "addresses or networks (CIDR) of the TLS proxy in front, separated by blanks; from them alone X-Forwarded-For is believed, from right to left; without it everybody behind a proxy shares one limit",
    ),
  BIHUAN_DATA: z.string().min(1).default(".bihuan").describe("folder of the embedded database, the uploads and the secret"),
  BIHUAN_FILES: z
    .string()
    .min(1)
    .optional()
    .describe("folder that the servers of one database share for uploads and networks, as on NFS; default BIHUAN_DATA"),
  BIHUAN_S3: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("bucket with an S3 interface instead of a folder, as in https://s3.example.cn/bihuan, with a prefix where wanted"),
  BIHUAN_S3_KEY: z.string().min(1).optional().describe("its access key"),
  BIHUAN_S3_SECRET: z.string().min(1).optional().describe("its secret key"),
  BIHUAN_S3_REGION: z.string().min(1).default("us-east-1").describe("its region, where it has several"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe("a PostgreSQL of 15 to 18 for the application's role; without it an embedded one is started"),
  DATABASE_OWNER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe("the same database for its owner, used by migrations alone; required with DATABASE_URL"),
  BIHUAN_CLOCK: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional()
    .describe("today's date, said once where a start is refused because the clock looks wrong and is right"),
  BIHUAN_CLOCK_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .default(60)
    .describe("a clock this many days after the newest entry is not believed without BIHUAN_CLOCK"),
  BIHUAN_DELAY_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(72)
    .describe("how long what the clock ends or erases is listed before it is done"),
  BIHUAN_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe("a replica of that database for the application's role: reads are answered from it while the primary is away"),
  BIHUAN_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe("key of sessions and keyed hashes, the same for all servers of a database; default a random one kept in BIHUAN_DATA"),
  BIHUAN_SAMPLE: z
    .enum(["yes", "no", "yes-outside"])
    .default("yes")
    .describe(
      "load the sample (示例) into an empty database; its passwords are printed, so yes is refused where HOST or BIHUAN_ORIGIN is not this machine's own: no for real data, yes-outside to show the sample to others all the same",
    ),
  BIHUAN_SEAL_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "file of the keys that seal the ledger, made at the first seal; default seal-keys.json in BIHUAN_DATA; best where the database's owner cannot read",
    ),
  BIHUAN_FIELD_KEYS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "file of the keys that seal identity numbers and codes of participants, made with the first of them; default field-keys.json in BIHUAN_DATA; one file for all servers of a database",
    ),
  BIHUAN_CIPHERS: z
    .enum(["aes", "sm"])
    .default("aes")
    .describe(
      "what seals them: AES-256-GCM and HMAC-SHA256, or the national SM4 and HMAC-SM3 (国密); what is stored stays readable after a change",
    ),
  BIHUAN_SECOND_FACTOR: z
    .enum(["officers", "everyone", "nobody"])
    .optional()
    .describe("who works only with two-step sign-in; default officers (三员), with the sample nobody"),
  BIHUAN_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("OpenID Connect issuer of the house's own sign-in; accounts are matched by preferred_username = user name"),
  BIHUAN_OIDC_CLIENT: z.string().min(1).optional().describe("client id there; redirect address BIHUAN_ORIGIN/api/auth/callback/oidc"),
  BIHUAN_OIDC_SECRET: z.string().min(8).optional().describe("client secret there"),
  BIHUAN_SMTP: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional()
    .describe("mail server, as smtps://user:password@mail.example.cn:465; without it nothing is mailed"),
  BIHUAN_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n@]{0,200}@[^\s@]{1,190}\.[^\s@]{1,60}$/)
    .optional()
    .describe("sender of mails; required with BIHUAN_SMTP"),
  BIHUAN_TEXT_WEBHOOK: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("takes text messages (SMS, 企业微信) as one POST each; without it none are sent"),
  BIHUAN_TEXT_KEY: z.string().min(16).optional().describe("signs each POST: x-bihuan-signature is its HMAC-SHA256"),
  BIHUAN_ROBOTS: z
    .string()
    .regex(/^https?:\/\/[\w.:-]{1,200}(?: https?:\/\/[\w.:-]{1,200}){0,9}$/)
    .default("https://qyapi.weixin.qq.com https://oapi.dingtalk.com")
    .describe("origins to which people may have their daily digest sent by a group robot (企业微信, 钉钉), separated by blanks"),
  BIHUAN_POOL: z.coerce.number().int().min(2).max(200).default(12).describe("connections of the application's role"),
  BIHUAN_UPLOAD_MEGABYTES: z.coerce.number().int().min(1).max(200).default(20).describe("largest upload"),
  BIHUAN_CLAMD: z
    .string()
    .regex(/^(\/\S+|[^/\s:]+:\d{1,5})$/, { error: "the path of clamd's socket, or host:port" })
    .optional()
    .describe(
      "ClamAV's daemon: the path of its socket (Debian: /run/clamav/clamd.ctl) or host:port; every upload is scanned before it is kept, and refused while the daemon is away; its StreamMaxLength must not lie below BIHUAN_UPLOAD_MEGABYTES",
    ),
  BIHUAN_BACKUP: z
    .string()
    .min(1)
    .optional()
    .describe(
      "folder of backups, best on another disk or machine; one is made each night and a restore tried each week; without it none are made",
    ),
  BIHUAN_BACKUP_KEY: z
    .string()
    .min(1)
    .optional()
    .describe(
      "file whose first line is the passphrase of the backups; with it they are encrypted and hold the keys; keep a copy elsewhere",
    ),
  BIHUAN_BACKUP_HOUR: z.coerce.number().int().min(0).max(23).default(2).describe("Beijing's hour from which the night's backup is made"),
  BIHUAN_BASE_MAP: z
    .string()
    .transform((text) => text.trim().split(/\s+/))
    .refine((layers) => layers.length <= 4 && layers.every((l) => /^https?:\/\/[^/{}\s]+\/\S*$/.test(l) && /\{z\}/.test(l)), {
      error: "one to four addresses of raster tiles with {x}, {y} and {z}, separated by spaces",
    })
    .optional()
    .describe(
      "addresses of raster tiles (Web Mercator, CORS) under the maps, the lowest layer first, separated by spaces; for 天地图 with a key of the browser kind (浏览器端) that names BIHUAN_ORIGIN's host: https://t0.tianditu.gov.cn/DataServer?T=vec_w&x={x}&y={y}&l={z}&tk=KEY https://t0.tianditu.gov.cn/DataServer?T=cva_w&x={x}&y={y}&l={z}&tk=KEY; without it none are asked for",
    ),
  BIHUAN_BASE_MAP_CREDIT: z
    .string()
    .max(200)
    .optional()
    .describe(
      "whose base map it is, with its approval number (审图号); shown on the map and on pictures of it; required with BIHUAN_BASE_MAP",
    ),
  BIHUAN_COVERAGE_KNOWN_PERCENT: z.coerce
    .number()
    .int()
    .min(0)
    .max(100)
    .default(50)
    .describe(
      "percent of a county's people who must live within 300 m of its walking network before its coverage may enter the ledger; below it the map shows the figures and says why they are not recorded",
    ),
  BIHUAN_ENCODER: z
    .string()
    .min(1)
    .optional()
    .describe(
      "folder with model.onnx and vocab.txt of a sentence encoder (BERT's kind); the search then offers its first hits in the order of meaning; needs the package onnxruntime-web",
    ),
} as const;

const schema = z
  .object(settings)
  .refine((c) => (c.DATABASE_URL === undefined) === (c.DATABASE_OWNER_URL === undefined), {
    error: "DATABASE_URL and DATABASE_OWNER_URL are set together or not at all",
  })
  .refine((c) => new Set([c.BIHUAN_S3, c.BIHUAN_S3_KEY, c.BIHUAN_S3_SECRET].map((v) => v === undefined)).size === 1, {
    error: "BIHUAN_S3, BIHUAN_S3_KEY and BIHUAN_S3_SECRET are set together or not at all",
  })
  .refine((c) => c.BIHUAN_S3 === undefined || c.BIHUAN_FILES === undefined, {
    error: "BIHUAN_FILES and BIHUAN_S3 are two places; set one",
  })
  .refine((c) => (c.BIHUAN_SMTP === undefined) === (c.BIHUAN_MAIL_FROM === undefined), {
    error: "BIHUAN_SMTP and BIHUAN_MAIL_FROM are set together or not at all",
  })
  .refine((c) => new Set([c.BIHUAN_OIDC_ISSUER, c.BIHUAN_OIDC_CLIENT, c.BIHUAN_OIDC_SECRET].map((v) => v === undefined)).size === 1, {
    error: "BIHUAN_OIDC_ISSUER, BIHUAN_OIDC_CLIENT and BIHUAN_OIDC_SECRET are set together or not at all",
  })
  .refine((c) => (c.BIHUAN_BASE_MAP === undefined) === (c.BIHUAN_BASE_MAP_CREDIT === undefined), {
    error: "BIHUAN_BASE_MAP and BIHUAN_BASE_MAP_CREDIT are set together or not at all",
  })
  .refine((c) => c.BIHUAN_SAMPLE !== "yes" || isAtHome(c), {
    error:
      "BIHUAN_SAMPLE=yes (the default) would open the printed sample passwords to others 示例密码人人皆知: set BIHUAN_SAMPLE=no for real data, or yes-outside to show the sample all the same",
  })
  .refine((c) => c.BIHUAN_ORIGIN !== undefined || !/^(0\.0\.0\.0|::|\[::\])$/.test(c.HOST), {
    error: "BIHUAN_ORIGIN is needed where HOST is every interface: the Host header is checked against it",
  })
  .refine((c) => c.BIHUAN_ORIGIN !== undefined || (c.BIHUAN_SMTP === undefined && c.BIHUAN_TEXT_WEBHOOK === undefined), {
    error: "BIHUAN_ORIGIN is needed where messages are sent: their links begin with it",
  });

export type Config = z.infer<typeof schema>;

/** Only this machine reaches it. */
const isAtHome = (c: { HOST: string; BIHUAN_ORIGIN?: string | undefined }): boolean =>
  isLoopbackName(c.HOST) && (c.BIHUAN_ORIGIN === undefined || isLoopbackName(new URL(c.BIHUAN_ORIGIN).hostname));

export const hasSample = (c: Config): boolean => c.BIHUAN_SAMPLE !== "no";
export const originOf = (c: Config): string => c.BIHUAN_ORIGIN ?? `http://${c.HOST}:${c.PORT}`;
/** With real data the officers work with two steps; the sample is for looking around. */
export const secondFactorOf = (c: Config): "officers" | "everyone" | "nobody" =>
  c.BIHUAN_SECOND_FACTOR ?? (hasSample(c) ? "nobody" : "officers");

/** The house's own sign-in, where it is set. */
export const oidcOf = ({ BIHUAN_OIDC_ISSUER: issuer, BIHUAN_OIDC_CLIENT: clientId, BIHUAN_OIDC_SECRET: clientSecret }: Config) =>
  issuer !== undefined && clientId !== undefined && clientSecret !== undefined ? { issuer, clientId, clientSecret } : undefined;

/** Reads the environment; a wrong value stops the start with every fault listed. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.fromEntries(Object.keys(settings).map((k) => [k, env[k] === "" ? undefined : env[k]]));
  const unknown = Object.keys(env).filter((k) => k.startsWith("BIHUAN_") && !(k in settings) && !EXTRA.has(k));
  const parsed = schema.safeParse(known);
  const faults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join(".") || "settings"}: ${i.message}`);
  faults.push(...unknown.map((k) => `${k}: no such setting`));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return parsed.data;
}

/** The settings that were given, by name: what a backup keeps beside the keys. */
export const settingsGiven = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.keys(settings).flatMap((name) => (env[name] ? [[name, env[name]]] : [])));

/** Read by the tests and the bench alone. */
const EXTRA = new Set(["BIHUAN_SHARED", "BIHUAN_TEST_DATABASE", "BIHUAN_JOURNEYS", "BIHUAN_BENCH"]);

export class ConfigError extends StartRefused {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Settings refused:\n${faults.map((f) => `  - ${f}`).join("\n")}`);
    this.faults = faults;
  }
}

/** The settings as a Markdown table. */
export function describeConfig(): string {
  const rows = Object.entries(settings).map(([name, type]) => {
    const fallback = type instanceof z.ZodDefault ? String(type.def.defaultValue) : "–";
    return `| \`${name}\` | ${fallback} | ${type.description ?? ""} |`;
  });
  return ["| setting | default | meaning |", "|---|---|---|", ...rows, ""].join("\n");
}
