import { useEffect, useRef, type RefObject } from "react";

interface Detector {
  detect(of: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
const detectorOf = (): Detector | undefined => {
  const made = (globalThis as { BarcodeDetector?: new (o: { formats: string[] }) => Detector }).BarcodeDetector;
  return made && new made({ formats: ["qr_code"] });
};
/** Whether the browser reads codes itself; elsewhere a field takes them, typed or from a hand scanner. */
export const canReadCodes = (): boolean => "BarcodeDetector" in globalThis;

/** While on, the camera behind the video tells each code it sees; where it may not look, it says so. */
export function useCodeCamera(on: boolean, onCode: (text: string) => void, refused: () => void): RefObject<HTMLVideoElement | null> {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onCode, refused });
  told.current = { onCode, refused };
  useEffect(() => {
    const detector = on ? detectorOf() : undefined;
    if (!detector) return;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async () => {
      if (gone || !video.current) return;
      for (const { rawValue } of await detector.detect(video.current).catch(() => [])) told.current.onCode(rawValue);
      timer = setTimeout(() => void look(), 400);
    };
    navigator.mediaDevices
      .getUserMedia({ video: { facingMode: "environment" } })
      .then(async (got) => {
        stream = got;
        if (gone || !video.current) return stream.getTracks().forEach((t) => t.stop());
        video.current.srcObject = got;
        await video.current.play();
        void look();
      })
      .catch(() => told.current.refused());
    return () => {
      gone = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((t) => t.stop());
    };
  }, [on]);
  return video;
}
