// Sending a file with progress, which `fetch` cannot tell.
import type { Attachment } from '@tinnhiem/core';
import { type Problem, Refused, Unreachable } from '../../api/problem.ts';

/** Sends one file; `onProgress` gets whole per cents. Rejects with `Refused` or `Unreachable`. */
export function upload(path: string, file: File, onProgress: (percent: number) => void): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('X-Tinnhiem', '1');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.floor((event.loaded * 100) / event.total));
    };
    request.onerror = () => reject(new Unreachable());
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as Attachment);
      else reject(new Refused(request.status, answer as Problem));
    };
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
