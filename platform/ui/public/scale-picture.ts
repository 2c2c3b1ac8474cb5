/** Longest side in pixels of a picture that is sent: enough to see what happened. */
const SIDE = 1600;
const QUALITIES = [0.82, 0.7, 0.55, 0.4, 0.25];

/** A photo made small on the device itself, as a JPEG of at most so many bytes; where it was taken and by what goes with the old file. undefined: no picture, or it cannot be made so small. */
export async function scalePicture(file: Blob, mostBytes: number): Promise<Blob | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    for (let side = SIDE; side >= SIDE / 4; side /= 2) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      for (const quality of QUALITIES) {
        const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
        if (made && made.size <= mostBytes) return made;
      }
    }
    return undefined;
  } finally {
    bitmap.close();
  }
}
