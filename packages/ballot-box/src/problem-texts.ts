import { type Text, text } from '@tinnhiem/core';

/** The sentence of every code: what is wrong, what it means. */
export const problemTexts = {
  'box-empty': text('Tệp trống, không phải hòm phiếu.', 'The file is empty: no ballot box.'),
  'box-header-invalid': text(
    'Tệp không bắt đầu như một hòm phiếu điện tử (.bel, phiên bản 1).',
    'The file does not begin as an electronic ballot box (.bel, version 1).',
  ),
  'record-truncated': text('Tệp bị cắt cụt giữa chừng.', 'The file is cut off in the middle of a record.'),
  'record-header-invalid': text(
    'Phần đầu của bản ghi không đúng khuôn dạng hoặc đã bị sửa.',
    'The header of a record is malformed or was changed.',
  ),
  'record-padding-invalid': text('Phần đệm sau bản ghi có dữ liệu lạ.', 'There is data in the padding after a record.'),
  'record-hash-mismatch': text(
    'Nội dung bản ghi không khớp mã băm trong tên của nó: đã bị sửa.',
    'A record does not match the hash in its name: it was changed.',
  ),
  'record-unexpected': text(
    'Có bản ghi thừa hoặc sai thứ tự, không thuộc sự kiện nào.',
    'A record is superfluous or out of order: no event refers to it there.',
  ),
  'trailing-bytes': text('Có dữ liệu thừa ở cuối tệp.', 'There are extra bytes at the end of the file.'),
  'event-malformed': text('Sự kiện không đọc được.', 'An event cannot be read.'),
  'event-parent-wrong': text(
    'Sự kiện không nối vào sự kiện trước nó: chuỗi bị đứt.',
    'An event does not follow from the one before it: the chain is broken.',
  ),
  'event-height-wrong': text('Số thứ tự của sự kiện bị sai.', 'The height of an event is wrong.'),
  'event-out-of-order': text(
    'Sự kiện đến không đúng lúc, ví dụ phiếu nộp sau khi đã đóng hòm.',
    'An event comes at the wrong stage, such as a ballot after closing.',
  ),
  'event-payload-wrong': text(
    'Sự kiện không trỏ đến các bản ghi đứng ngay trước nó.',
    'An event does not refer to the records right before it.',
  ),
  'setup-missing': text('Hòm phiếu chưa được thiết lập.', 'The box was never set up.'),
  'election-malformed': text(
    'Bản mô tả cuộc lấy phiếu không đúng khuôn dạng hoặc thuộc loại không hỗ trợ.',
    'The election record is malformed or of a kind that is not supported.',
  ),
  'election-field-twice': text(
    'Bản mô tả cuộc lấy phiếu có trường ghi hai lần.',
    'A field stands twice in the election record.',
  ),
  'election-key-invalid': text(
    'Khóa chung của cuộc lấy phiếu không hợp lệ.',
    'The public key of the election is not a valid key.',
  ),
  'election-key-mismatch': text(
    'Khóa chung không phải là tích khóa của những người giữ khóa.',
    'The public key of the election is not made from the keys of the trustees.',
  ),
  'trustees-malformed': text('Danh sách người giữ khóa không đọc được.', 'The record of the trustees cannot be read.'),
  'trustee-key-invalid': text('Khóa của một người giữ khóa không hợp lệ.', 'The key of a trustee is not a valid key.'),
  'trustee-proof-invalid': text(
    'Người giữ khóa không chứng minh được rằng mình có khóa riêng.',
    'The proof that a trustee knows the private key is wrong.',
  ),
  'threshold-size-wrong': text(
    'Nhóm giữ khóa có số thành viên hoặc ngưỡng không khớp.',
    'The numbers of members, certificates and keys of a threshold do not agree.',
  ),
  'threshold-certificate-invalid': text(
    'Chứng thư của một thành viên giữ khóa không hợp lệ.',
    'The certificate of a member of the threshold is not valid.',
  ),
  'threshold-coefficients-invalid': text(
    'Hệ số khóa của một thành viên không hợp lệ hoặc chữ ký trên đó sai.',
    'The coefficients of a member are not valid, or a signature on them is wrong.',
  ),
  'threshold-share-invalid': text(
    'Phần khóa mà một thành viên gửi không khớp hệ số đã công bố.',
    'The share that a member sent does not match the published coefficients.',
  ),
  'threshold-key-mismatch': text(
    'Khóa của một thành viên không khớp các hệ số đã công bố, hoặc chữ ký trên đó sai.',
    'The key of a member does not follow from the published coefficients, or its signature is wrong.',
  ),
  'threshold-message-invalid': text(
    'Một bản tin trong lễ tạo khóa không mở được hoặc không phải của người gửi.',
    'A message of the key ceremony cannot be opened or is not from its sender.',
  ),
  'key-file-malformed': text('Tệp khóa không đọc được.', 'The key file cannot be read.'),
  'key-passphrase-wrong': text('Mật khẩu không mở được tệp khóa này.', 'This passphrase does not open the key file.'),
  'credentials-malformed': text(
    'Danh sách mã công khai không đọc được, hoặc có thông tin khác ngoài mã.',
    'The list of public credentials cannot be read, or says more than the credentials.',
  ),
  'credential-invalid': text('Một mã công khai không hợp lệ.', 'A public credential is not a valid key.'),
  'credential-twice': text(
    'Một mã công khai có hai lần trong danh sách.',
    'A public credential stands twice in the list.',
  ),
  'ballot-malformed': text('Phiếu không đọc được.', 'The ballot cannot be read.'),
  'ballot-not-canonical': text(
    'Phiếu viết khác khuôn dạng duy nhất được phép.',
    'The ballot is not written in the one form that is allowed.',
  ),
  'ballot-duplicate': text('Phiếu này đã có trong hòm.', 'The same ballot is in the box already.'),
  'ballot-other-election': text('Phiếu thuộc cuộc lấy phiếu khác.', 'The ballot belongs to another election.'),
  'ballot-credential-unlisted': text(
    'Phiếu ký bằng mã không có trong danh sách.',
    'The ballot is signed with a credential that is not listed.',
  ),
  'ballot-shape-wrong': text(
    'Phiếu có số dòng, số ô hoặc số chứng minh không đúng.',
    'The ballot has a wrong number of rows, cells or proofs.',
  ),
  'ballot-element-invalid': text(
    'Một ô của phiếu chứa giá trị không hợp lệ.',
    'A cell of the ballot is not an element of the group.',
  ),
  'ballot-signature-invalid': text('Chữ ký của phiếu sai.', 'The signature of the ballot is wrong.'),
  'ballot-cell-proof-invalid': text(
    'Không chứng minh được rằng một ô chỉ chứa 0 hoặc 1.',
    'The proof that a cell holds 0 or 1 is wrong.',
  ),
  'ballot-row-proof-invalid': text(
    'Không chứng minh được rằng số ô đánh dấu trong dòng nằm trong giới hạn.',
    'The proof that the number of marks in a row is allowed is wrong.',
  ),
  'ballot-blank-proof-invalid': text(
    'Không chứng minh được rằng dòng để trống không có dấu nào khác.',
    'The proof that a blank row has no other mark is wrong.',
  ),
  'tally-malformed': text('Kết quả gộp mã hóa không đọc được.', 'The encrypted tally cannot be read.'),
  'tally-mismatch': text(
    'Kết quả gộp mã hóa không phải là tích của các phiếu.',
    'The encrypted tally is not the product of the ballots.',
  ),
  'tally-count-wrong': text(
    'Số phiếu được tính ghi trong hòm không khớp số phiếu thật.',
    'The number of tallied ballots is not the number of ballots that count.',
  ),
  'tally-weight-wrong': text(
    'Tổng trọng số ghi trong hòm không khớp các phiếu.',
    'The total weight is not the weight of the ballots that count.',
  ),
  'decryption-malformed': text('Phần giải mã không đọc được.', 'A partial decryption cannot be read.'),
  'decryption-owner-wrong': text(
    'Phần giải mã không thuộc người giữ khóa nào, hoặc nộp hai lần.',
    'A partial decryption belongs to no trustee, or stands twice.',
  ),
  'decryption-element-invalid': text(
    'Phần giải mã chứa giá trị không hợp lệ.',
    'A partial decryption holds something that is not an element of the group.',
  ),
  'decryption-proof-invalid': text(
    'Phần giải mã không được tính đúng bằng khóa của người đó.',
    'The proof of a partial decryption is wrong.',
  ),
  'decryption-missing': text(
    'Chưa đủ phần giải mã để có kết quả.',
    'There are not enough partial decryptions for a result.',
  ),
  'result-malformed': text('Kết quả không đọc được.', 'The result cannot be read.'),
  'result-mismatch': text(
    'Kết quả không khớp với giải mã của kết quả gộp.',
    'The result is not what the encrypted tally decrypts to.',
  ),
  'opened-malformed': text('Phiếu mở để kiểm tra không đọc được.', 'The opened ballot cannot be read.'),
  'opened-other-election': text(
    'Phiếu mở để kiểm tra thuộc cuộc lấy phiếu khác.',
    'The opened ballot belongs to another election.',
  ),
  'opened-mismatch': text(
    'Phiếu mở ra không khớp mã phong bì: máy đã mã hóa khác với những gì được chọn.',
    'The opened ballot does not match its envelope code: the machine encrypted something else than was chosen.',
  ),
  'no-result': text('Hòm phiếu chưa có kết quả (chưa kiểm phiếu xong).', 'The box has no result yet.'),
} as const satisfies Record<string, Text>;
