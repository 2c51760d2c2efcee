import { answerRead, type ReadRequest } from './read-table-file.ts';

// Large workbooks take seconds to unpack: here the page goes on meanwhile.
self.onmessage = ({ data }: MessageEvent<ReadRequest>) => {
  void answerRead(data).then((answer) => self.postMessage(answer));
};
