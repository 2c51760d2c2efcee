export { ApiError } from './api-error.ts';
export { type Client, type ClientOptions, createClient, type FinishedRun } from './client.ts';
export { type FollowedEvent, followRun } from './follow-run.ts';
