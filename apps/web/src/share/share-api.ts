import { type CreateShareRequest, createShareResponse, shareListResponse } from '@parallax/schema';
import { request, send } from '../api/http.ts';

const id = encodeURIComponent;

/** The server's interface to shares. It comes with the dialog, so that the first load does without it. */
export const shareApi = {
  list: async (graphId: string) =>
    (await request(`/api/graphs/${id(graphId)}/shares`, shareListResponse)).shares,
  create: (graphId: string, body: CreateShareRequest) =>
    request(`/api/graphs/${id(graphId)}/shares`, createShareResponse, { method: 'POST', body }),
  delete: async (shareId: string): Promise<void> => {
    await send(`/api/shares/${id(shareId)}`, { method: 'DELETE' });
  },
};
