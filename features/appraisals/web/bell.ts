/** Three strokes of a bell (a tone with its overtones, each dying away in two seconds), made by the browser: no file is fetched. */
export function ring(context: AudioContext): void {
  for (let stroke = 0; stroke < 3; stroke++)
    for (const [ratio, loud] of [
      [1, 0.5],
      [2.76, 0.25],
      [5.4, 0.12],
    ] as const) {
      const at = context.currentTime + stroke * 0.9;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = 620 * ratio;
      volume.gain.setValueAtTime(loud, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 2);
      tone.connect(volume).connect(context.destination);
      tone.start(at);
      tone.stop(at + 2);
    }
}
