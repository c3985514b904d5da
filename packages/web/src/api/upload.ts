// Sending a file with progress, which `fetch` cannot tell.
import { lost, reached } from './connection.ts';
import { type Problem, Refused, Unreachable } from './problem.ts';

export interface UploadWatch {
  /** Whole per cents of the bytes that have left. */
  readonly onProgress: (percent: number) => void;
  /** Ends the sending; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Sends a file, as a form or as its bytes. Rejects with `Refused` or `Unreachable`. */
export function upload<T>(path: string, body: FormData | Blob, { onProgress, signal }: UploadWatch): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('X-Tinnhiem', '1');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    // A picture's own type would be as good, but the server looks at the bytes and nothing else.
    if (!(body instanceof FormData)) request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.floor((event.loaded * 100) / event.total));
    };
    const silent = () => {
      lost();
      reject(new Unreachable());
    };
    request.onerror = silent;
    request.onabort = () => reject(signal?.reason ?? new Unreachable());
    request.onload = () => {
      // What a proxy answers for a server that is down.
      if (request.status >= 502 && request.status <= 504) return silent();
      reached();
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(new Refused(request.status, answer as Problem));
    };
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

/** Sends a file as a form with the one field `file`, as attachments and imports are sent. */
export function uploadForm<T>(path: string, file: File, onProgress: (percent: number) => void): Promise<T> {
  const form = new FormData();
  form.set('file', file);
  return upload<T>(path, form, { onProgress });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
