/** Why the server cannot start. The message is one whole sentence that says what is wrong, where, and how to mend it; it is shown as it is. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
