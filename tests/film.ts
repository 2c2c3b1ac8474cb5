import { writeFileSync } from "node:fs";
import type { Locator } from "playwright-core";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES_EACH = 10;

/** What a camera would see of things on a page, one after the other, a white sheet between them: an uncompressed film (.y4m) of ten frames a second. */
export async function filmOf(things: readonly Locator[], file: string): Promise<void> {
  const frames: Uint8Array[] = [];
  const white = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const thing of things) {
    const png = (await thing.screenshot()).toString("base64");
    const grey = Uint8Array.from(
      await thing.page().evaluate<number[]>(`(${GREY})(${JSON.stringify({ png, width: WIDTH, height: HEIGHT })})`),
    );
    frames.push(...Array<Uint8Array>(FRAMES_EACH).fill(grey), ...Array<Uint8Array>(FRAMES_EACH).fill(white));
  }
  const colour = new Uint8Array((WIDTH * HEIGHT) / 2).fill(128);
  writeFileSync(
    file,
    Buffer.concat([
      Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`),
      ...frames.flatMap((grey) => [Buffer.from("FRAME\n"), grey, colour]),
    ]),
  );
}

/** In the page: the picture in the middle of a white frame, a little turned and blurred as a hand holds it, in shades of grey. */
const GREY = `async ({ png, width, height }) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.fillStyle = "#fff";
  canvas.fillRect(0, 0, width, height);
  const scale = Math.min(width / image.width, height / image.height) * 0.7;
  canvas.filter = "blur(0.6px)";
  canvas.translate(width / 2, height / 2);
  canvas.rotate(0.09);
  canvas.drawImage(image, (-image.width * scale) / 2, (-image.height * scale) / 2, image.width * scale, image.height * scale);
  const { data } = canvas.getImageData(0, 0, width, height);
  return Array.from({ length: width * height }, (_, i) => Math.round(0.3 * data[4 * i] + 0.59 * data[4 * i + 1] + 0.11 * data[4 * i + 2]));
}`;
