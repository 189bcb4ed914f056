/**
 * Time that runs, for fields that count down, invite or pace. What has passed is worked out from the device's clock
 * and never from counted ticks: a tab in the background ticks seldom, and a phone in a pocket not at all.
 */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

/** A time that can be started, paused and lengthened. All times are in milliseconds. */
export interface Clock {
  /** Whether the screen is to stay lit while it runs, for what eyes follow or ears wait for. */
  lit: boolean;
  readonly runs: boolean;
  readonly passed: number;
  readonly left: number;
  /** Runs on from where it stands, or from a time that has passed already. */
  start(passed?: number): void;
  pause(): void;
  /** Back to the beginning, with another length if there is one. */
  reset(length?: number): void;
  lengthen(by: number): void;
}

/**
 * @param tick called often while the clock runs, and after every change.
 * @param ended called once when the length is reached; the clock has stopped then.
 * @param often how often it ticks.
 */
export function makeClock(length: number, tick: () => void, ended?: () => void, often = SECOND / 4): Clock {
  let ran = 0;
  let began: number | undefined;
  let ticking = 0;
  let ending = 0;
  let light: Promise<WakeLockSentinel | undefined> | undefined;

  function look(): void {
    if (clock.left > 0) return tick();
    clock.pause();
    ended?.();
  }

  function halt(passed: number): void {
    ran = passed;
    began = undefined;
    clearInterval(ticking);
    clearTimeout(ending);
    void light?.then((lock) => lock?.release());
    light = undefined;
  }

  function shine(): void {
    if (clock.lit) light = navigator.wakeLock?.request("screen").catch(() => undefined);
  }

  const clock: Clock = {
    lit: false,
    get runs() {
      return began !== undefined;
    },
    get passed() {
      return Math.min(length, ran + (began === undefined ? 0 : Math.max(0, Date.now() - began)));
    },
    get left() {
      return length - clock.passed;
    },
    start(passed = clock.passed) {
      halt(passed);
      began = Date.now();
      ticking = window.setInterval(look, often);
      // In the background repeated calls may come once a minute; one that was asked for long before comes in time.
      if (length < Infinity) ending = window.setTimeout(look, clock.left);
      shine();
      tick();
    },
    pause() {
      halt(clock.passed);
      tick();
    },
    reset(to = length) {
      length = to;
      halt(0);
      tick();
    },
    lengthen(by) {
      const { passed, runs } = clock;
      length += by;
      if (runs) clock.start(passed);
      else tick();
    },
  };
  // A screen that was dark has let go of its light.
  document.addEventListener("visibilitychange", () => {
    if (clock.runs && !document.hidden) shine();
  });
  return clock;
}

/** Minutes and seconds, such as "4:05". */
export function minutesAndSeconds(time: number): string {
  const seconds = Math.ceil(time / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
