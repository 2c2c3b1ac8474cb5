import { buffer } from "node:stream/consumers";
import type { Actor } from "../../platform/access/scope.ts";
import type { OfficialDocument } from "../../platform/documents/gbt9704.ts";
import { readPicture } from "../../platform/files/picture.ts";
import type { Services } from "../../platform/http/server.ts";
import type { SectionView } from "./contract.ts";

/** Larger ones are looked at on the screen; a document of hundreds of megabytes opens nowhere. */
const MOST_BYTES = 20 * 1_048_576;

/** A document with its sections' pictures behind it: PNG and JPEG, which Word draws; another kind is named by its caption. */
export async function withPictures(
  services: Services,
  actor: Actor,
  document: OfficialDocument,
  sections: readonly Pick<SectionView, "pictures">[],
): Promise<OfficialDocument> {
  const wanted = sections.flatMap((s) => s.pictures ?? []);
  if (wanted.length === 0) return document;
  const files = await services.database.read(actor.scope, (db) =>
    db
      .selectFrom("stored_file")
      .select(["id", "sha256", "bytes"])
      .where(
        "id",
        "in",
        wanted.map((p) => p.fileId),
      )
      .execute(),
  );
  const blocks: OfficialDocument["blocks"][number][] = [];
  for (const { fileId, caption } of wanted) {
    const file = files.find((f) => f.id === fileId);
    const bytes = file && Number(file.bytes) <= MOST_BYTES ? await buffer(await services.files.read(file.sha256)) : undefined;
    const picture = bytes && readPicture(bytes);
    const kind = picture?.kind.mediaType === "image/png" ? "png" : picture?.kind.mediaType === "image/jpeg" ? "jpg" : undefined;
    if (bytes && picture && kind) blocks.push({ type: "picture", bytes, kind, width: picture.width, height: picture.height, caption });
    else blocks.push({ type: "paragraph", text: `（图片：${caption}，见系统）` });
  }
  return { ...document, blocks: [...document.blocks, ...blocks] };
}
