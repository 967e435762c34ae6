/**
 * The value of a promise, or nothing when it does not come in time.
 * @param milliseconds how long is waited
 * @param promise what is waited for; it goes on by itself when time is up
 */
export async function withDeadline<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
