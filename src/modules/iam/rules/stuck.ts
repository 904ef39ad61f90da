/** Who is refused may ask as often as they like: the answer is the same. */
const refusals = 3;
/** With the pauses between them, some minutes. */
const troubles = 8;

/** Whether a change that was tried so often in a row without success is told of now. */
export const isTold = (attempts: number, refused: boolean): boolean =>
  attempts === troubles || (refused && attempts === refusals);
