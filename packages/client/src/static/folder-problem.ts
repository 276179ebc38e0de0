/** Why a folder does not answer a request. It becomes a problem document, as a server would send it. */
export class FolderProblem extends Error {
  readonly status: number;
  readonly code: string;
  /** Query parameter that is the reason. */
  readonly parameter: string | undefined;

  constructor(status: number, code: string, detail: string, parameter?: string) {
    super(detail);
    this.status = status;
    this.code = code;
    this.parameter = parameter;
  }

  toResponse(): Response {
    const { status, code, message: detail, parameter } = this;
    return new Response(
      JSON.stringify({
        type: `urn:yijian:problem:${code}`,
        title: 'Not in this folder',
        status,
        code,
        detail,
        ...(parameter !== undefined && { errors: [{ parameter, code: 'unsupported', detail }] }),
      }),
      { status, headers: { 'content-type': 'application/problem+json' } },
    );
  }
}
