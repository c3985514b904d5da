@echo off
rem Tin Nhiem: bam dup de chay may chu va mo trinh duyet; du lieu o thu muc data canh tep nay.
rem Co tham so thi la dong lenh: Tin-Nhiem.cmd help
chcp 65001 >nul
if "%~1"=="" goto serve
"%~dp0node\node.exe" "%~dp0app\packages\server\bin\tinnhiem.mjs" %*
exit /b %errorlevel%
:serve
title Tin Nhiem
"%~dp0node\node.exe" "%~dp0app\packages\server\bin\tinnhiem.mjs" serve --port 4000 --data "%~dp0data" --open
rem The window stays, so that what went wrong can be read.
if errorlevel 1 pause
