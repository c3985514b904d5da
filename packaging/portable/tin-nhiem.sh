#!/bin/sh
# Tín Nhiệm: bấm đúp để chạy máy chủ và mở trình duyệt; dữ liệu ở thư mục data cạnh tệp này.
# Có tham số thì là dòng lệnh: ./tin-nhiem.sh help
here=$(dirname "$(readlink -f "$0")")
if [ $# -eq 0 ]; then
  set -- serve --port 4000 --data "$here/data" --open
fi
exec "$here/node/node" "$here/app/packages/server/bin/tinnhiem.mjs" "$@"
