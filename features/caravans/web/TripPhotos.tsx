import { useState } from "react";
import { useStrings } from "../../../platform/i18n/locale.ts";
import { keepBlob } from "../../../platform/ui/public/kept-blobs.ts";
import { Notice } from "../../../platform/ui/public/Notice.tsx";
import { Question } from "../../../platform/ui/public/Question.tsx";
import { scalePicture } from "../../../platform/ui/public/scale-picture.ts";
import { newKey } from "../../../platform/ui/request-key.ts";
import { PHOTO_BYTES, PHOTOS_MOST } from "../rules.ts";
import { publicCaravansStrings } from "./public-strings.ts";
import type { KeptPhoto } from "./trip-kept.ts";

/** Photos of a leg, which nobody must take: made small on the phone, kept there until there is a network, sent once. */
export function TripPhotos({ photos, add }: { readonly photos: readonly KeptPhoto[]; readonly add: (photo: KeptPhoto) => void }) {
  const s = useStrings(publicCaravansStrings);
  const [told, setTold] = useState<string>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setTold(undefined);
    const small = await scalePicture(file, PHOTO_BYTES);
    if (!small) return setTold(s.noPicture);
    const name = newKey();
    if (!(await keepBlob(name, small))) return setTold(s.noSpace);
    add({ name, bytes: small.size, standing: "kept" });
  };
  const counted = photos.filter((p) => p.standing !== "refused").length;
  return (
    <Question title={s.photos} help={s.photosHelp(PHOTOS_MOST, Math.floor(PHOTO_BYTES / 1024))} optional>
      <ul>
        {photos.map((p, i) => (
          <li key={p.name}>
            {s.photo(i + 1, Math.ceil(p.bytes / 1024))} · {p.standing === "sent" ? s.sent : p.standing === "kept" ? s.photoKept : p.why}
          </li>
        ))}
      </ul>
      {told !== undefined && <Notice tone="bad">{told}</Notice>}
      {counted < PHOTOS_MOST && (
        <label className="pb-button pb-button-second pb-file">
          {s.takePhoto}
          <input
            type="file"
            accept="image/*"
            aria-label={s.takePhoto}
            onChange={(e) => {
              void take(e.target.files?.[0]);
              e.target.value = "";
            }}
          />
        </label>
      )}
    </Question>
  );
}
