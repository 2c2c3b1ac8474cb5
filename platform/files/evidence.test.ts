import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { zipSync } from "fflate";
import { pdfOf, pngOf } from "../testing/evidence.ts";
import { Files } from "./files.ts";
import { inspect, inspectFile } from "./inspect.ts";
import { EVIDENCE_ENDINGS } from "./kinds.ts";

const typeOf = (name: string, bytes: Uint8Array): string => {
  const found = inspect(Buffer.from(bytes), name);
  return typeof found === "string" ? found : found.mediaType;
};
const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ""), "hex");
const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const words = (text: string): Uint8Array => new TextEncoder().encode(text);

const jpeg = hex("ffd8 ffe0 0004 0000 ffc0 0011 08 0007 000c 03 012200 021101 031101 ffda 0008 01 01 00 003f00 1122 ffd9 0000 0000");
const tiff = hex("49492a00 08000000 0200 0001 0300 01000000 0c000000 0101 0300 01000000 07000000 00000000");
const webp = bytes("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x0b\0\0\x06\0\0VP8 ");
const box = (type: string, body: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, body.length + 8]), bytes(type), body]);
const ispe = (w: number, h: number): Buffer => box("ispe", Buffer.from([0, 0, 0, 0, 0, 0, 0, w, 0, 0, 0, h]));
const heic = Buffer.concat([
  box("ftyp", bytes("heic\0\0\0\0mif1heic")),
  box("meta", Buffer.concat([Buffer.alloc(4), box("iprp", box("ipco", Buffer.concat([ispe(5, 5), ispe(12, 7)])))])),
]);
const ofd = zipSync({ "OFD.xml": words('<ofd:OFD Version="1.0"/>'), "Doc_0/Document.xml": words("<ofd:Document/>") });
const docx = zipSync({ "[Content_Types].xml": words("<Types/>"), "word/document.xml": words("<w:document/>") });
const xlsx = zipSync({ "[Content_Types].xml": words("<Types/>"), "xl/workbook.xml": words("<workbook/>") });

/** A compound file of three sectors: header, table, directory with one stream. */
function compound(stream: string): Buffer {
  const b = Buffer.alloc(512 * 4);
  hex("d0cf11e0a1b11ae1").copy(b);
  b.writeUInt16LE(9, 30);
  b.writeUInt32LE(1, 48);
  b.writeUInt32LE(0, 76);
  b.writeUInt32LE(0xfffffffe, 512 + 4);
  const at = 1024 + 128;
  b.write(stream, at, "utf16le");
  b.writeUInt16LE((stream.length + 1) * 2, at + 64);
  b.writeUInt32LE(4096, at + 120);
  return b;
}

test("what offices upload is taken by its content", () => {
  const taken: [string, Uint8Array, string][] = [
    ["合同.pdf", pdfOf("示例"), "application/pdf"],
    ["新式.PDF", pdfOf("示例", { packed: true, pages: 3 }), "application/pdf"],
    ["合同.ofd", ofd, "application/ofd"],
    ["合同.docx", docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["新式.wps", docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    ["台账.xlsx", xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["合同.doc", compound("WordDocument"), "application/msword"],
    ["合同.wps", compound("WordDocument"), "application/msword"],
    ["台账.xls", compound("Workbook"), "application/vnd.ms-excel"],
    ["台账.et", compound("Workbook"), "application/vnd.ms-excel"],
    ["扫描.png", pngOf(12, 7), "image/png"],
    ["扫描.tif", tiff, "image/tiff"],
    ["现场.webp", webp, "image/webp"],
    ["现场.HEIC", heic, "image/heic"],
    ["微信图片.png", jpeg, "image/jpeg"],
    ["现场.jpg", heic, "image/heic"],
  ];
  for (const [name, content, type] of taken) assert.equal(typeOf(name, content), type, name);
  const families = new Set(taken.map(([name]) => (/\.\w+$/.exec(name)?.[0] ?? "").toLowerCase()));
  for (const ending of EVIDENCE_ENDINGS.split(","))
    if (![".jpeg", ".tiff", ".heif"].includes(ending)) assert.ok(families.has(ending), ending);
});

test("what nobody could open is no evidence: refused as such, whatever its first bytes promise", () => {
  const refused: [string, Uint8Array, string][] = [
    ["五字节.pdf", bytes("%PDF-"), "unreadable"],
    ["无页.pdf", pdfOf("示例", { pages: 0 }), "unreadable"],
    ["断开.pdf", pdfOf("示例").subarray(0, 60), "unreadable"],
    ["空心.png", pngOf(12, 7).subarray(0, 33), "unreadable"],
    ["零宽.png", pngOf(0, 7), "unreadable"],
    ["断开.jpg", jpeg.subarray(0, 14), "unreadable"],
    ["无目录.docx", docx.subarray(0, docx.length - 30), "unreadable"],
    ["压缩包.docx", zipSync({ "a.txt": words("a") }), "unreadable"],
    ["空壳.doc", compound("Nothing"), "unreadable"],
    ["改名.pdf", docx, "type-not-allowed"],
    ["改名.docx", pngOf(12, 7), "type-not-allowed"],
    ["程序.exe", pdfOf("示例"), "type-not-allowed"],
    ["网页.pdf", words("<html>"), "type-not-allowed"],
  ];
  for (const [name, content, code] of refused) assert.equal(typeOf(name, content), code, name);
});

test("a file made to be expensive costs its sender alone: bounded in time and memory, nothing kept", async () => {
  const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 9 }).toString("latin1");
  const stream = (id: number): string =>
    `${id} 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n${bomb}\nendstream\nendobj\n`;
  const hostile: Record<string, Buffer> = {
    "bomb.pdf": bytes(`%PDF-1.5\n${Array.from({ length: 20 }, (_, i) => stream(i + 10)).join("")}trailer << /Root 1 0 R >>`),
    "marks.pdf": bytes(`%PDF-1.5\n${"1 0 obj ".repeat(60_000)}`),
    "loop.pdf": bytes(
      `%PDF-1.5\n1 0 obj\n<< /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Kids [${"2 0 R ".repeat(20_000)}] >>\nendobj\ntrailer << /Root 1 0 R >>`,
    ),
    "bomb.docx": Buffer.from(zipSync({ "[Content_Types].xml": new Uint8Array(50_000_000) })),
    "boxes.heic": Buffer.concat([
      box("ftyp", bytes("heic\0\0\0\0mif1heic")),
      ...Array.from({ length: 100_000 }, () => box("free", Buffer.alloc(0))),
    ]),
  };
  const folder = mkdtempSync(join(tmpdir(), "bihuan-hostile-"));
  for (const [name, content] of Object.entries(hostile)) {
    const path = join(folder, name);
    writeFileSync(path, content);
    const began = performance.now();
    assert.equal(await inspectFile(path, name), "unreadable", name);
    assert.ok(performance.now() - began < 12_000, `${name}: ${performance.now() - began} ms`);
  }
  const files = new Files(folder, 50_000_000);
  const sent = await files.receive(new Blob([new Uint8Array(hostile["marks.pdf"] as Buffer)]).stream(), "marks.pdf");
  assert.equal(sent.ok ? "" : sent.error, "unreadable");
  assert.deepEqual(readdirSync(join(folder, "files")), ["incoming"], "nothing was stored");
  assert.deepEqual(readdirSync(join(folder, "files/incoming")), []);
  rmSync(folder, { recursive: true });
});
