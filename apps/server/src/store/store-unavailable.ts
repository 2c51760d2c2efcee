/**
 * The store cannot be used at the moment, for a reason that a person can mend. What was to be written was not. The message is a reason
 * and what to do, as in "its disk is full. Make room".
 */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}
