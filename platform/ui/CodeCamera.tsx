import { useEffect, useRef, useState, type ReactNode } from "react";
import { defineStrings } from "../i18n/strings.ts";
import { useStrings } from "../i18n/locale.ts";

const strings = defineStrings({
  zh: {
    on: "用相机扫",
    off: "关相机",
    refused: "相机没有打开：请在浏览器里允许本页使用相机，或输入号码。",
  },
  en: {
    on: "Scan by camera",
    off: "Camera off",
    refused: "The camera did not open: allow this page to use it, or type the number.",
  },
});

/** A code held before the camera is told once; again after it was out of sight, or another was seen, for so long. */
const SAME_MILLIS = 3000;
const LOOK_MILLIS = 250;

interface CodeCameraProps {
  readonly onCode: (text: string) => void;
  /** The page's own kind of button. */
  readonly press: (words: string, toggle: () => void) => ReactNode;
}

/** Tells each QR code that the camera sees, in every browser that lends a camera; elsewhere there is nothing, and a field takes the codes. */
export function CodeCamera({ onCode, press }: CodeCameraProps) {
  const s = useStrings(strings);
  const [on, setOn] = useState(false);
  const [refused, setRefused] = useState(false);
  const video = useCodes(on, onCode, () => {
    setOn(false);
    setRefused(true);
  });
  if (!isLent()) return null;
  const toggle = () => {
    setRefused(false);
    setOn(!on);
  };
  return (
    <div>
      {press(on ? s.off : s.on, toggle)}
      {on && <video ref={video} muted playsInline style={{ width: "100%", maxWidth: 480 }} />}
      {refused && <p role="alert">{s.refused}</p>}
    </div>
  );
}

/** Browsers lend none to a page that came without TLS from another machine. */
const isLent = (): boolean => navigator.mediaDevices !== undefined;
const loadReader = () => import("qr/decode.js");

function useCodes(on: boolean, onCode: (text: string) => void, refused: () => void) {
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onCode, refused });
  told.current = { onCode, refused };
  // With the page, not with the first look: by then the network may be gone.
  useEffect(() => {
    if (isLent()) loadReader().catch(() => undefined);
  }, []);
  useEffect(() => {
    if (!on) return;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let last = { text: "", at: 0 };
    const begin = async () => {
      const { BarcodeDetector } = await loadReader();
      const reader = new BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (gone || !video.current) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      const look = async () => {
        if (gone || !video.current) return;
        for (const { rawValue: text } of await reader.detect(video.current).catch(() => [])) {
          const isHeld = text === last.text && Date.now() - last.at < SAME_MILLIS;
          last = { text, at: Date.now() };
          if (!isHeld) told.current.onCode(text);
        }
        timer = setTimeout(() => void look(), LOOK_MILLIS);
      };
      await look();
    };
    const stop = () => {
      gone = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((t) => t.stop());
    };
    begin().catch(() => !gone && told.current.refused());
    return stop;
  }, [on]);
  return video;
}
