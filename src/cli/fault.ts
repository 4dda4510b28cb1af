/** Something the person can mend: told in plain lines, without a stack. `status`: 1 could not be read, 2 wrong use. */
export class Fault extends Error {
  readonly status: 1 | 2;

  constructor(message: string, status: 1 | 2, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Fault';
    this.status = status;
  }
}
